"""What people see. Qt lives here and nowhere else."""
