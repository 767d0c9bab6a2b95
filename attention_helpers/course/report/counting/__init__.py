"""What learners sent in, counted by question, prediction and learner: what the report is written from."""
