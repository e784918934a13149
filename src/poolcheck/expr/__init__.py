"""The condition language: `parse` reads it, `check` types it, `evaluate` judges it in three values."""
