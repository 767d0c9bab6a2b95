"""A vote of the class: asked on its phones or counted by eye, shown beside the result."""
