"""What benchmarks print: figures beside what they are measured against, and the most they may be."""

from __future__ import annotations

from typing import NamedTuple


class Limit(NamedTuple):
    """One line of the table: a figure, as a multiple of a base, and the most it may be."""

    name: str
    figure: float
    base: float
    most: float | None
    unit: str = "ms"

    def holds(self) -> bool:
        """Tell whether the figure is within the limit."""
        return self.most is None or self.figure <= self.base * self.most

    def line(self) -> str:
        """Return the line as it is printed."""
        factor = {"ms": 1000, "MB": 1 / 1e6}.get(self.unit, 1)
        most = "" if self.most is None else f"{self.most:8.2f}"
        verdict = "" if self.most is None else "holds" if self.holds() else "FALLS SHORT"
        ratio = self.figure / self.base if self.base else 0
        return f"{self.name:34}{self.figure * factor:10.1f} {self.unit:3}{ratio:8.2f}{most:>8}  {verdict}"


def percentile(samples: list[float], share: float) -> float:
    """Return the sample that so large a share of them does not exceed."""
    ordered = sorted(samples)
    return ordered[min(len(ordered) - 1, round(share * (len(ordered) - 1)))]
