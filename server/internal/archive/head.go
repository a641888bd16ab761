package archive

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// Head is the last entry of a chain, as the first entry of another chain carries it.
type Head struct {
	Chain  string
	Number int64
	Hash   string
}

// FormatHeads is the Detail of a chain's first entry: the heads of the chains that were there, one a line. A head that the first
// entry of another chain carries already, unchanged, may be left out: that entry's own chain vouches for it. So the list stays short
// however many processes have come and gone.
func FormatHeads(heads []Head) string {
	heads = slices.SortedFunc(slices.Values(heads), func(a, b Head) int { return cmp.Compare(a.Chain, b.Chain) })
	lines := make([]string, len(heads))
	for i, h := range heads {
		lines[i] = fmt.Sprintf("%s %d %s", h.Chain, h.Number, h.Hash)
	}
	return strings.Join(lines, "\n")
}

// ParseHeads reads what FormatHeads wrote; false when it is something else.
func ParseHeads(detail string) ([]Head, bool) {
	if detail == "" {
		return nil, true
	}
	var heads []Head
	for line := range strings.SplitSeq(detail, "\n") {
		part := strings.Split(line, " ")
		if len(part) != 3 {
			return nil, false
		}
		number, err := strconv.ParseInt(part[1], 10, 64)
		if err != nil || number < 1 {
			return nil, false
		}
		heads = append(heads, Head{Chain: part[0], Number: number, Hash: part[2]})
	}
	return heads, true
}
