"""Pictures whose truth is known: hand-written plans, sound or spoilt by one defect, to examine any judge."""
