"""Self-attention: its layers, and an encoder and a decoder made of nothing else."""
