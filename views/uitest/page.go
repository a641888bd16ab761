// Package uitest looks into pages as they are drawn: tests find what they ask for by its place, never by a piece of HTML.
package uitest

import (
	"bytes"
	"slices"
	"strings"
	"testing"

	"github.com/a-h/templ"
	"golang.org/x/net/html"
)

// Draw is a page as a tree.
func Draw(t testing.TB, page templ.Component) *html.Node {
	t.Helper()
	var b bytes.Buffer
	if err := page.Render(t.Context(), &b); err != nil {
		t.Fatal(err)
	}
	root, err := html.Parse(&b)
	if err != nil {
		t.Fatal(err)
	}
	return root
}

// All lists the elements with that name; "*" for all.
func All(root *html.Node, name string) []*html.Node {
	var found []*html.Node
	for n := range root.Descendants() {
		if n.Type == html.ElementNode && (name == "*" || n.Data == name) {
			found = append(found, n)
		}
	}
	return found
}

// ByID is the element with that id, nil for none.
func ByID(root *html.Node, id string) *html.Node {
	for _, n := range All(root, "*") {
		if Attribute(n, "id") == id {
			return n
		}
	}
	return nil
}

// Attribute is the value of an attribute, empty for none.
func Attribute(n *html.Node, name string) string {
	value, _ := Lookup(n, name)
	return value
}

// Lookup is the value of an attribute, and whether it is there.
func Lookup(n *html.Node, name string) (value string, there bool) {
	i := slices.IndexFunc(n.Attr, func(a html.Attribute) bool { return a.Key == name })
	if i < 0 {
		return "", false
	}
	return n.Attr[i].Val, true
}

// Text is what an element says; nothing for none.
func Text(n *html.Node) string {
	if n == nil {
		return ""
	}
	var b strings.Builder
	for d := range n.Descendants() {
		if d.Type == html.TextNode {
			b.WriteString(d.Data)
		}
	}
	return strings.TrimSpace(b.String())
}

// Links are the addresses that the links inside an element lead to; none for no element.
func Links(n *html.Node) []string {
	if n == nil {
		return nil
	}
	var found []string
	for _, a := range All(n, "a") {
		found = append(found, Attribute(a, "href"))
	}
	return found
}

// inside tells whether an element is inside one with that name.
func inside(n *html.Node, name string) bool {
	for a := range n.Ancestors() {
		if a.Data == name {
			return true
		}
	}
	return false
}
