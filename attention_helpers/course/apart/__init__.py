"""Work in a process of its own, with limits on time and memory: whatever it does, this process is as it was."""
