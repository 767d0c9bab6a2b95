"""The package behind the course: floors, each loaded when it is first used.

`nn` holds arrays and layers, `corpus` sentences, `course` quizzes and progress, `views` figures and
playgrounds, `widgets` what the last two stand on. Importing this package alone costs little more than
importing nothing.
"""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach(__name__, ["corpus", "course", "nn", "views"])
