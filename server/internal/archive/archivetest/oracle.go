package archivetest

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"jiko/server/internal/archive"
)

// answer is what an archive of these filings must answer to a query: all matching ones in order, and the facets. It is written to be
// obviously right, not fast.
func answer(all []*archive.Filing, q archive.Query) ([]*archive.Filing, map[archive.Field][]archive.Count) {
	var found []*archive.Filing
	for _, f := range all {
		if matches(f, q) {
			found = append(found, f)
		}
	}
	slices.SortFunc(found, func(a, b *archive.Filing) int {
		order := compare(a, b, q.Sort)
		if q.Descending {
			return -order
		}
		return order
	})
	return found, facets(found)
}

func matches(f *archive.Filing, q archive.Query) bool {
	if q.Carrier != "" && f.Carrier != q.Carrier {
		return false
	}
	for field, wanted := range q.Match {
		if len(wanted) > 0 && !share(values(f, field), wanted) {
			return false
		}
	}
	for field, unwanted := range q.Exclude {
		if share(values(f, field), unwanted) {
			return false
		}
	}
	x := &f.Index
	return (q.From == 0 || x.Occurred >= q.From) && (q.To == 0 || x.Occurred < q.To) &&
		within(x.Users, q.UsersMin, q.UsersMax) && within(x.Minutes, q.MinutesMin, q.MinutesMax) && holds(x.Text, q.Words)
}

func share(a, b []string) bool {
	return slices.ContainsFunc(a, func(s string) bool { return slices.Contains(b, s) })
}

func within(n int64, low, high *int64) bool {
	if low == nil && high == nil {
		return true
	}
	return n >= 0 && (low == nil || n >= *low) && (high == nil || n <= *high)
}

func holds(text string, words []string) bool {
	for _, word := range words {
		if !strings.Contains(text, archive.Normalize(word)) {
			return false
		}
	}
	return true
}

func values(f *archive.Filing, field archive.Field) []string {
	x := &f.Index
	switch field {
	case archive.FiscalYear:
		return []string{strconv.Itoa(x.FiscalYear)}
	case archive.Carrier:
		return []string{f.Carrier}
	case archive.Severe:
		return []string{x.Severe}
	case archive.Form:
		return x.Forms
	case archive.Kind:
		return x.Kinds
	case archive.Cause:
		return []string{x.Cause}
	case archive.FailedEquipment:
		return []string{x.FailedEquipment}
	case archive.Region:
		return x.Regions
	case archive.Stage:
		return []string{x.Stage}
	case archive.Nature:
		return []string{x.Nature}
	}
	panic("no such field: " + field)
}

func compare(a, b *archive.Filing, sort archive.Sort) int {
	byReceipt := cmp.Compare(a.Receipt, b.Receipt)
	switch sort {
	case archive.ByOccurred:
		return cmp.Or(cmp.Compare(a.Index.Occurred, b.Index.Occurred), byReceipt)
	case archive.ByUsers:
		return cmp.Or(cmp.Compare(a.Index.Users, b.Index.Users), byReceipt)
	case archive.ByMinutes:
		return cmp.Or(cmp.Compare(a.Index.Minutes, b.Index.Minutes), byReceipt)
	case archive.ByCarrier:
		return cmp.Or(cmp.Compare(a.Carrier, b.Carrier), byReceipt)
	}
	return byReceipt
}

func facets(found []*archive.Filing) map[archive.Field][]archive.Count {
	all := make(map[archive.Field][]archive.Count)
	for _, field := range archive.Fields {
		counts := make(map[string]int64)
		for _, f := range found {
			for _, v := range values(f, field) {
				if v != "" {
					counts[v]++
				}
			}
		}
		var list []archive.Count
		for v, n := range counts {
			list = append(list, archive.Count{Value: v, Count: n})
		}
		slices.SortFunc(list, func(a, b archive.Count) int {
			return cmp.Or(cmp.Compare(b.Count, a.Count), cmp.Compare(a.Value, b.Value))
		})
		all[field] = list
	}
	return all
}
