package site

import (
	_ "embed"
	"html/template"
	"io"

	"jiko/server/internal/refusal"
	"jiko/views/words"
)

//go:embed error_page.html
var errorPageText string

var errorPage = template.Must(template.New("error").Parse(errorPageText))

// errorPage prints what a person's browser shows of a refusal. It needs nothing that could fail as well.
func (s *Site) errorPage(w io.Writer, lang string, status int, reason refusal.Reason) error {
	catalog := words.In(lang)
	return errorPage.Execute(w, struct {
		Lang, Name, Home, Style, Icon, Message, Back string
		Status                                       int
	}{
		Lang: lang, Name: catalog.Site.Name, Home: catalog.Home, Style: s.assets.URL("jiko.css"), Icon: s.assets.URL("icon.svg"),
		Message: message(reason, lang),
		Back:    phrase{"判定の画面へ", "To the calculator"}.in(lang), Status: status,
	})
}
