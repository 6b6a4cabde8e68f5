"""Parts of the benchmark: processes, phases, figures, the check of the stored ballots."""
