"""Times as programs write them."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest

from threadview.readers.common.times import time

MOMENT = datetime(2016, 10, 8, 14, 3, tzinfo=UTC)


@pytest.mark.parametrize(
    "written",
    [
        "2016-10-08T14:03:00Z",
        "2016-10-08T14:03:00",
        "2016-10-08 14:03",
        "2016-10-08 14:03:00 UTC",
        "2016-10-08T16:03:00+02:00",
        "2016-10-08T09:03:00-0500",
        "Sat, 8 Oct 2016 14:03:00 +0000",
        "Sat, 08 Oct 2016 14:03:00 GMT",
        1475935380,
        1475935380.0,
        1475935380000,
        "1475935380",
    ],
)
def test_a_moment_in_its_many_forms(written: object) -> None:
    found = time(written)
    assert found == MOMENT
    assert found is not None
    assert found.tzinfo is not None


def test_fractions_and_zones_are_kept() -> None:
    assert time("2016-10-08T14:03:00.123456789Z") == MOMENT.replace(microsecond=123456)
    found = time("2016-10-08T16:03:00+02:00")
    assert found is not None
    assert found.utcoffset() == timedelta(hours=2)
    assert found.tzinfo == timezone(timedelta(hours=2))


@pytest.mark.parametrize(
    "written",
    [
        "",
        "soon",
        "2016-13-08T14:03:00Z",
        "2016-10-08T25:03:00Z",
        None,
        True,
        [],
        float("inf"),
        float("nan"),
        1e300,
        "2016-10-08T14:03:00+99:00",
        "99999999999999999999",
        "Sat, 99 Oct 2016 14:03:00 +0000",
    ],
)
def test_what_is_no_time_is_none(written: object) -> None:
    assert time(written) is None
