"""A layer made of other layers, and nothing else in it that training may change."""


class Composite:
    """Base of the layers that are made of others: `layers` is a dict name -> layer, of either sort.

    `parameters` and `gradients` are those of the layers inside, named "layer.parameter"; `_cache` as in `Layer`.
    """

    def __init__(self, **layers):
        self.layers = layers
        self._cache = None

    @property
    def parameters(self):
        """{"layer.parameter": array}"""
        return {f"{name}.{key}": a for name, layer in self.layers.items() for key, a in layer.parameters.items()}

    @property
    def gradients(self):
        """{"layer.parameter": array}, filled by `backward`."""
        return {f"{name}.{key}": a for name, layer in self.layers.items() for key, a in layer.gradients.items()}

    def leaves(self):
        """The layers inside that hold numbers themselves."""
        return [leaf for layer in self.layers.values() for leaf in layer.leaves()]

    def forget(self):
        """As `Layer.forget`, for all layers inside."""
        self._cache = None
        for layer in self.layers.values():
            layer.forget()

    def __getstate__(self):
        """What a copy or a pickle keeps: everything but what the last forward pass left."""
        return self.__dict__ | {"_cache": None}
