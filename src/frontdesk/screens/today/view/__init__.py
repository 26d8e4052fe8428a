"""All Qt of Today. Views emit what happened and show what they are given; they decide nothing."""
