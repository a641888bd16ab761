// Package ui holds the parts that every page is put together from, one a file. Each is a function from a small model to
// HTML; how it looks stands in web/static/jiko.css under the part's own name.
package ui

import "cmp"

// Answer is one of the answers that the rules give, or a stage on the way to one. It is the value of data-state, by which the
// style sheet and the pictures tell the answers apart; the words beside it say the same.
type Answer = string

// Link leads somewhere.
type Link struct{ Text, Href string }

// Mark tells how well a statement is known; Text is empty where it is verified and nothing need be said.
type Mark struct {
	Text string // 推定, 未確認
	Help string // what that means
}

// or is a text, or what stands for it where it is empty.
func or(text, otherwise string) string { return cmp.Or(text, otherwise) }
