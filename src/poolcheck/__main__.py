"""`python -m poolcheck`."""

from poolcheck.cli.main import main

if __name__ == "__main__":
    main()
