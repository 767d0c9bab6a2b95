"""The player of trees: the calls of traverse, one after another, over a tree that can be built anew."""
