package notation

import (
	"jiko/shared/jsonout"
	"jiko/shared/quantity"
)

// PrintQuantity writes the canonical form of a length in minutes, which Minutes reads back as the same range:
// 156, 120.., ..180, 90..149, ^180, ? for one not known, and for 約 the stated number as it was rounded: ~156, ~2h,
// ~1h40m, ~2.5h, ~1d, or else the range and the stated number: 95..104~99.
func PrintQuantity(w *jsonout.Writer, r *quantity.Range) { printFrom(w, r, 0, NoUnit) }

// PrintUsers writes the canonical form of a number of users, which Users reads back as the same range:
// 30000, 30000.., ..30000, 25000..34999, ~30000, ^2200000, ? for one not known. The unit follows the last number:
// 8000lines, 8000lines.. .
func PrintUsers(w *jsonout.Writer, r *quantity.Range, unit Unit) { printFrom(w, r, 1, unit) }

// AppendQuantity adds what PrintQuantity writes to dst.
func AppendQuantity(dst []byte, r quantity.Range) []byte {
	w := jsonout.Writer{Buf: dst}
	PrintQuantity(&w, &r)
	return w.Buf
}

// AppendUsers adds what PrintUsers writes to dst.
func AppendUsers(dst []byte, r quantity.Range, unit Unit) []byte {
	w := jsonout.Writer{Buf: dst}
	PrintUsers(&w, &r, unit)
	return w.Buf
}

// printed is a range in its canonical form: before, first (unless negative), between, last, the unit, behind.
type printed struct {
	before, between, behind string
	first, last             int64
}

// printFrom prints a range of which nothing is said by a lower limit of least.
func printFrom(w *jsonout.Writer, r *quantity.Range, least int64, unit Unit) {
	p := printed{first: -1, last: r.Max}
	switch {
	case r.Mark == quantity.About:
		if !p.about(r) {
			printBetween(w, r)
		}
	case r.Mark == quantity.Highest:
		p.before = "^"
	case r.IsExact():
	case r.Max != quantity.Unbounded:
		p.between = ".."
		if r.Min > least {
			p.first = r.Min
		}
	case r.Min <= least && unit == NoUnit:
		w.Byte('?')
		return
	default:
		p.last, p.behind = r.Min, ".."
	}
	w.Text(p.before)
	if p.first >= 0 {
		w.Decimal(p.first)
	}
	w.Text(p.between)
	w.Decimal(p.last)
	w.Text(unit.String())
	w.Text(p.behind)
}

// printBetween prints both ends of a range, whatever they are.
func printBetween(w *jsonout.Writer, r *quantity.Range) {
	w.Decimal(r.Min)
	w.Text("..")
	if r.Max != quantity.Unbounded {
		w.Decimal(r.Max)
	}
}

// about prints the number of which the range is what rounds to it. It is false when no form tells where it was rounded.
// All but the first form are needed for lengths only.
func (p *printed) about(r *quantity.Range) bool {
	n := r.Stated
	hours, minutes := n/60, n%60
	place := max(2*(n-r.Min), 1)
	p.before, p.last = "~", n
	switch {
	case *r != quantity.RoundedTo(n, place):
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
