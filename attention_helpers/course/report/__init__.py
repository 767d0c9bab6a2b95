"""The class report: what learners sent in, counted by question, prediction and learner, and written down."""
