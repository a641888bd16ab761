package site

import (
	_ "embed"
	"html/template"
	"io"
	"strings"

	"jiko/server/internal/refusal"
	"jiko/views/ui"
	"jiko/views/words"
)

//go:embed error_page.html
var errorPageText string

var errorPage = template.Must(template.New("error").Parse(errorPageText))

// errorPage prints what a person's browser shows of a refusal. It needs nothing that could fail as well.
func (s *Site) errorPage(w io.Writer, path, lang string, status int, reason refusal.Reason) error {
	catalog := words.In(lang)
	return errorPage.Execute(w, struct {
		Lang, Name, Home, Style, Icon, Message string
		Ways                                   []ui.Link
		Status                                 int
	}{
		Lang: lang, Name: catalog.Site.Name, Home: catalog.Home, Style: s.assets.URL("jiko.css"), Icon: s.assets.URL("icon.svg"),
		Message: message(reason, lang), Ways: waysOn(catalog, path), Status: status,
	})
}

// waysOn leads from an address where there is nothing to the page above it, where there is one, and to the calculator.
func waysOn(catalog *words.Catalog, path string) []ui.Link {
	var ways []ui.Link
	for name, text := range catalog.Account.Pages {
		if page := catalog.Home + name; strings.HasPrefix(path, page+"/") {
			ways = append(ways, ui.Link{Text: text, Href: page})
		}
	}
	return append(ways, ui.Link{Text: phrase{"判定の画面", "The calculator"}.in(catalog.Lang), Href: catalog.Home})
}
