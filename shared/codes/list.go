// Package codes holds the codes that the values of an enumeration have in every text form: in JSON, in a query string, on paper.
package codes

import "strings"

// List holds the codes in the order of their values, separated by bars: no|undetermined|yes. One text is smaller in the browser
// than an array of texts, each of which is an address and a length.
type List string

// At is the code of the value n, from 0 on; empty beyond the last.
func (l List) At(n int) string {
	for ; n != 0; n-- {
		end := strings.IndexByte(string(l), '|')
		if end < 0 {
			return ""
		}
		l = l[end+1:]
	}
	code, _, _ := l.cut()
	return code
}

// Find is the value that has the code.
func (l List) Find(code string) (n int, ok bool) {
	for more := true; more; n++ {
		var other string
		if other, l, more = l.cut(); other == code {
			return n, true
		}
	}
	return 0, false
}

// cut parts the first code from the others.
func (l List) cut() (first string, others List, more bool) {
	end := strings.IndexByte(string(l), '|')
	if end < 0 {
		return string(l), "", false
	}
	return string(l[:end]), l[end+1:], true
}
