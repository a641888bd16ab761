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

// printFrom prints a range of which nothing is said by a lower limit of least.
func printFrom(w *jsonout.Writer, r *quantity.Range, least int64, unit Unit) {
	n, behind := r.Max, ""
	switch {
	case r.Mark == quantity.About:
		printAbout(w, r, unit)
		return
	case r.Mark == quantity.Highest:
		w.Byte('^')
	case r.IsExact():
	case r.Max != quantity.Unbounded:
		if r.Min > least {
			w.Decimal(r.Min)
		}
		w.Text("..")
	case r.Min <= least && unit == NoUnit:
		w.Byte('?')
		return
	default:
		n, behind = r.Min, ".."
	}
	w.Decimal(n)
	w.Text(unit.String())
	w.Text(behind)
}

// printAbout prints the number of which the range is what rounds to it, behind the range itself where no form tells at which place
// the number was rounded. All but the first form are needed for lengths only.
func printAbout(w *jsonout.Writer, r *quantity.Range, unit Unit) {
	n, behind := r.Stated, ""
	hours, minutes := n/60, n%60
	place := max(2*(n-r.Min), 1)
	switch {
	case *r != quantity.RoundedTo(n, place):
		printBetween(w, r)
	case place == quantity.Place(n):
	case minutes == 0 && place == 60*quantity.Place(hours):
		n, behind = hours, "h"
	case minutes == 30 && place == 30:
		n, behind = hours, ".5h"
	case n%(24*60) == 0 && place == 24*60*quantity.Place(hours/24):
		n, behind = hours/24, "d"
	case hours != 0 && minutes != 0 && place == quantity.Place(minutes):
		w.Byte('~')
		w.Decimal(hours)
		w.Byte('h')
		w.Decimal(minutes)
		w.Byte('m')
		return
	default:
		printBetween(w, r)
	}
	w.Byte('~')
	w.Decimal(n)
	w.Text(unit.String())
	w.Text(behind)
}

// printBetween prints both ends of a range, whatever they are.
func printBetween(w *jsonout.Writer, r *quantity.Range) {
	w.Decimal(r.Min)
	w.Text("..")
	if r.Max != quantity.Unbounded {
		w.Decimal(r.Max)
	}
}
