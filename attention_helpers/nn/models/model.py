"""What every model has: layers by name, all their numbers in one buffer, copies and files that go on learning."""

import copy

import numpy as np

from attention_helpers.nn.layers.layer import draw_at_most
from attention_helpers.nn.models import storage
from attention_helpers.nn.words import words_of

BUFFERS = ("flat_parameters", "flat_gradients")
MODELS = {}  # class by name, as a file names it
PLENTY = 1 << 20  # what a setting may be that says no size of an array


class Model:
    """Base of the models: `layers` is a dict name -> layer, and their arrays are named "layer.parameter".

    `settings` are the arguments that build the same model again, and `flat_parameters` and `flat_gradients` hold all
    its numbers in one array each, into which the layers keep views. A copy (`copy.deepcopy`, pickle) and a saved and
    loaded model have such buffers of their own, so they go on learning, and what they learn is theirs alone.
    """

    notes = ()  # attributes beside settings and numbers that a file keeps, of a form that JSON knows

    def __init_subclass__(cls):
        MODELS[cls.__name__] = cls

    def __init__(self, settings, layers):
        self.settings, self.layers = settings, layers
        self.dtype = next(iter(layers.values())).dtype
        self._lay_out()

    def _lay_out(self):
        """Move all parameters and gradients into two flat arrays; the layers keep views into them."""
        leaves = [leaf for layer in self.layers.values() for leaf in layer.leaves()]
        arrays = [(leaf, name) for leaf in leaves for name in leaf.parameters]
        total = sum(layer.parameters[name].size for layer, name in arrays)
        self.flat_parameters, self.flat_gradients = np.empty(total, self.dtype), np.zeros(total, self.dtype)
        start = 0
        for layer, name in arrays:
            value = layer.parameters[name]
            place = slice(start, start + value.size)
            self.flat_parameters[place] = value.ravel()
            layer.parameters[name] = self.flat_parameters[place].reshape(value.shape)
            layer.gradients[name] = self.flat_gradients[place].reshape(value.shape)
            start = place.stop

    @property
    def parameters(self):
        """{"layer.parameter": array}, changed in place by training."""
        return {f"{name}.{key}": a for name, layer in self.layers.items() for key, a in layer.parameters.items()}

    @property
    def gradients(self):
        """{"layer.parameter": array}, filled by `step`."""
        return {f"{name}.{key}": a for name, layer in self.layers.items() for key, a in layer.gradients.items()}

    def parameter_count(self):
        """How many numbers training may change, biases included."""
        return self.flat_parameters.size

    def forget(self):
        """Let go of what the last forward pass left for `backward`.

        Training, translating and measuring do so when they are done: four models kept a sixth of a lesson's memory.
        """
        for layer in self.layers.values():
            layer.forget()

    def __getstate__(self):
        return {name: value for name, value in self.__dict__.items() if name not in BUFFERS}

    def __setstate__(self, state):
        self.__dict__.update(state)
        self._lay_out()

    def __copy__(self):
        return copy.deepcopy(self)  # two models with one set of layers would take each other's numbers away

    def save(self, path):
        """Write class, settings, parameters and notes to `path`; it appears under its name only when complete.

        Raises ValueError for a name that no file can have, FileNotFoundError without its folder, OSError.
        """
        about = {"model": type(self).__name__, "settings": self.settings}
        about["notes"] = {name: words_of(getattr(self, name)) for name in self.notes}
        storage.write(path, about, self.parameters)


def load(path):
    """The model that `save` wrote to `path`, ready to be used or to be trained further.

    Raises FileNotFoundError where there is no file, ValueError for a name that no file can have, and where it holds no
    model of this course or is damaged.
    """
    about, arrays = storage.read(path)
    numbers = sum(array.size for array in arrays.values())
    try:
        settings = about["settings"]
        sizes = [value for name, value in settings.items() if name != "seed" and isinstance(value, int)]
        if max(sizes, default=0) > max(numbers, PLENTY):
            raise ValueError("a size that no array has")
        with draw_at_most(2 * numbers):  # what a model draws and gives up again is less than what it keeps
            model = MODELS[about["model"]](**settings, dtype=next(iter(arrays.values())).dtype)
        if model.parameters.keys() != arrays.keys():
            raise ValueError("names differ")
        for name, value in model.parameters.items():
            if arrays[name].shape != value.shape or not np.isfinite(arrays[name]).all():
                raise ValueError(name)
            value[...] = arrays[name]
        for name in model.notes:
            setattr(model, name, about["notes"][name])
        _check_notes(model)
    except Exception as error:  # what a damaged file says of a model may fail anywhere in building it
        raise storage.damaged(path) from error
    return model


def _check_notes(model):
    """ValueError where a vocabulary is no list of as many words as the model has numbers for."""
    for side, size in getattr(model, "vocabulary_sizes", {}).items():
        words = getattr(model, f"{side}_vocabulary", None)
        if words is None:
            continue
        if not (isinstance(words, list) and len(words) == size and all(isinstance(word, str) for word in words)):
            raise ValueError(f"{side}_vocabulary")
