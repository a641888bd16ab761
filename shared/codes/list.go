// Package codes holds the codes that the values of an enumeration have in every text form: in JSON, in a query string, on paper.
package codes

import "strings"

// List holds the codes in the order of their values, separated by bars: no|undetermined|yes. One text is smaller in the browser
// than an array of texts, each of which is an address and a length.
type List string

// At is the code of the value n, from 0 on; empty beyond the last.
func (l List) At(n int) string {
	for ; n != 0 && l != ""; n-- {
		l = l.rest()
	}
	return l.first()
}

// Find is the value that has the code.
func (l List) Find(code string) (n int, ok bool) {
	for ; l != ""; n++ {
		if l.first() == code {
			return n, true
		}
		l = l.rest()
	}
	return 0, false
}

// first is the first code.
func (l List) first() string { return string(l[:l.end()]) }

// rest is the list without its first code.
func (l List) rest() List { return l[min(l.end()+1, len(l)):] }

// end is where the first code ends.
func (l List) end() int {
	if bar := strings.IndexByte(string(l), '|'); bar >= 0 {
		return bar
	}
	return len(l)
}
