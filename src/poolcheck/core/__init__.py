"""What every other package stands on: places, problems, truth, quantities, messages."""
