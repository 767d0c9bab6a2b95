"""The words that join clauses; how many clauses a sentence has is counted by them."""

CONNECTIVES = {"そして": "and", "それから": "then", "しかし": "but", "けれど": "but", "ので": "so", "だから": "so"}
CLAUSE_FINAL = ("けれど", "ので")  # these belong to the clause before them: (寒い ので) ...
