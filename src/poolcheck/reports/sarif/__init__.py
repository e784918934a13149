"""The parts of a SARIF log: what it says of the tool, of rules and the law behind them, of findings and of inputs."""
