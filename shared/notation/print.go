package notation

import (
	"strconv"

	"jiko/shared/quantity"
)

// AppendQuantity adds the canonical form of a length in minutes to dst, which Minutes reads back as the same range:
// 156, 120.., ..180, 90..149, ^180, ? for one not known, and for 約 the stated number as it was rounded: ~156, ~2h,
// ~1h40m, ~2.5h, ~1d, or else the range and the stated number: 95..104~99.
func AppendQuantity(dst []byte, r quantity.Range) []byte { return appendFrom(dst, r, 0, NoUnit) }

// AppendUsers adds the canonical form of a number of users to dst, which Users reads back as the same range:
// 30000, 30000.., ..30000, 25000..34999, ~30000, ^2200000, ? for one not known. The unit follows the last number:
// 8000lines, 8000lines.. .
func AppendUsers(dst []byte, r quantity.Range, unit Unit) []byte { return appendFrom(dst, r, 1, unit) }

// printed is a range in its canonical form: before, first (unless negative), between, last, the unit, behind.
type printed struct {
	before, between, behind string
	first, last             int64
}

// appendFrom prints a range of which nothing is said by a lower limit of least.
func appendFrom(dst []byte, r quantity.Range, least int64, unit Unit) []byte {
	p := printed{first: -1, last: r.Max}
	switch {
	case r.Mark == quantity.About:
		if !p.about(r) {
			dst = appendFrom(dst, quantity.Between(r.Min, r.Max), -1, NoUnit)
		}
	case r.Mark == quantity.Highest:
		p.before = "^"
	case r.IsExact() && least >= 0:
	case r.Max != quantity.Unbounded:
		p.between = ".."
		if r.Min > least {
			p.first = r.Min
		}
	case r.Min <= least && unit == NoUnit:
		return append(dst, '?')
	default:
		p.last, p.behind = r.Min, ".."
	}
	dst = append(dst, p.before...)
	if p.first >= 0 {
		dst = strconv.AppendInt(dst, p.first, 10)
	}
	dst = strconv.AppendInt(append(dst, p.between...), p.last, 10)
	return append(append(dst, unit.String()...), p.behind...)
}

// about prints the number of which the range is what rounds to it. It is false when no form tells where it was rounded.
// All but the first form are needed for lengths only.
func (p *printed) about(r quantity.Range) bool {
	n := r.Stated
	hours, minutes := n/60, n%60
	place := max(2*(n-r.Min), 1)
	p.before, p.last = "~", n
	switch {
	case r != quantity.RoundedTo(n, place):
		return false
	case place == quantity.Place(n):
	case minutes == 0 && place == 60*quantity.Place(hours):
		p.last, p.behind = hours, "h"
	case minutes == 30 && place == 30:
		p.last, p.behind = hours, ".5h"
	case hours != 0 && minutes != 0 && place == quantity.Place(minutes):
		p.first, p.between, p.last, p.behind = hours, "h", minutes, "m"
	case n%(24*60) == 0 && place == 24*60*quantity.Place(hours/24):
		p.last, p.behind = hours/24, "d"
	default:
		return false
	}
	return true
}
