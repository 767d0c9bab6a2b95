"""What phones are served: a page to vote on, and nothing else."""
