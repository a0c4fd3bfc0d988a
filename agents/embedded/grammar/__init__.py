"""The story grammar: situations told through clue modules that give text, ledger and plan at once."""
