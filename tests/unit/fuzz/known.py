"""What the fuzz leaves out, each with its reason."""

RECORD = "a record of results, made by the package's own functions: it holds what it is given"
BETWEEN = "called by the model's own methods, with what these have checked"
EXEMPT = {  # public names without a row
    "corpus.Batch": RECORD,
    "corpus.Pair": RECORD,
    "corpus.ParticleQuestions": RECORD,
    "course.Bank": RECORD,
    "nn.EstimatorQuality": RECORD,
    "nn.History": RECORD,
    "nn.Translation": RECORD,
    "nn.BagOfWords.encode": BETWEEN,
    "nn.BagOfWords.encode_backward": BETWEEN,
    "nn.LastState.encode": BETWEEN,
    "nn.LastState.encode_backward": BETWEEN,
    "nn.Composite.leaves": BETWEEN,
    "nn.Layer.leaves": BETWEEN,
    "nn.Layer.room": BETWEEN,
    "nn.PhraseReader.batch": BETWEEN,
    "nn.RecursiveNet.batch": BETWEEN,
    "nn.RecursiveNet.encode": BETWEEN,
    "nn.RecursiveNet.encode_backward": BETWEEN,
    "course.Prediction": "made by course.predict",
    "course.Quiz": "made by course.quiz",
    "course.Round": "made by course.vote",
    "course.Exercise.check": "takes anything and judges it, in a process of its own: tests/unit/course/checking",
}
