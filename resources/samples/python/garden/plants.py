class Plant:
    """A plant that grows by the same factor every week, until it is as high as it gets."""

    def __init__(self, name, factor, highest):
        self.name = name
        self.factor = float(factor)
        self.highest = float(highest)
        self.height = 1.0

    def grow(self):
        self.height = min(self.highest, self.height * self.factor)

    def __str__(self):
        return f'{self.name:10} {"|" * round(self.height):30} {self.height:.1f} cm'
