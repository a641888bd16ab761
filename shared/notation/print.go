package notation

import (
	"jiko/shared/jsonout"
	"jiko/shared/quantity"
)

// PrintQuantity writes the canonical form of a length in minutes, which Minutes reads back as the same range:
// 156, 120.., ..180, 90..149, ~156, ^180, ? for one not known, and the range with the stated number where 約 rounded to hours,
// days or tens of minutes: 90..149~120.
func PrintQuantity(w *jsonout.Writer, r *quantity.Range) { printFrom(w, r, 0, quantity.NoUnit) }

// PrintUsers writes the canonical form of a number of users, which Users reads back as the same range:
// 30000, 30000.., ..30000, 25000..34999, ~30000, ^2200000, ? for one not known. The unit follows the last number:
// 8000lines, 8000lines.. .
func PrintUsers(w *jsonout.Writer, r *quantity.Range, unit quantity.Unit) { printFrom(w, r, 1, unit) }

// AppendQuantity adds what PrintQuantity writes to dst.
func AppendQuantity(dst []byte, r quantity.Range) []byte {
	w := jsonout.Writer{Buf: dst}
	PrintQuantity(&w, &r)
	return w.Buf
}

// AppendUsers adds what PrintUsers writes to dst.
func AppendUsers(dst []byte, r quantity.Range, unit quantity.Unit) []byte {
	w := jsonout.Writer{Buf: dst}
	PrintUsers(&w, &r, unit)
	return w.Buf
}

// printFrom prints a range of which nothing is said by a lower limit of least.
func printFrom(w *jsonout.Writer, r *quantity.Range, least int64, unit quantity.Unit) {
	n, behind := r.Max, ""
	switch {
	case r.Mark == quantity.About:
		printRounded(w, r)
		w.Byte('~')
		n = r.Stated
	case r.Mark == quantity.Highest:
		w.Byte('^')
	case r.IsExact():
	case r.Max != quantity.Unbounded:
		if r.Min > least {
			w.Decimal(r.Min)
		}
		w.Text("..")
	case r.Min <= least && unit == quantity.NoUnit:
		w.Byte('?')
		return
	default:
		n, behind = r.Min, ".."
	}
	w.Decimal(n)
	w.Text(unit.String())
	w.Text(behind)
}

// printRounded prints the range of what rounds to the stated number where that does not tell at which place it was rounded:
// 約2時間 is ~120 rounded to hours, 90..149~120.
func printRounded(w *jsonout.Writer, r *quantity.Range) {
	rounded := quantity.Rounded(r.Stated)
	if r.Min == rounded.Min && r.Max == rounded.Max {
		return
	}
	w.Decimal(r.Min)
	w.Text("..")
	if r.Max != quantity.Unbounded {
		w.Decimal(r.Max)
	}
}
