// Package frame sets what stands around every page: its head, the menu of whoever is signed in, and its foot.
package frame

import (
	"strings"

	"jiko/views/ui"
	"jiko/views/words"
)

// Visit is what a page knows of who looks at it, and of the site.
type Visit struct {
	Lang          string
	Path          string                   // of the page, in its language
	Asset         func(name string) string // the address of a static file
	Accounts      bool                     // the site has accounts: offer to sign in
	Login         string                   // who is signed in; empty for nobody
	Role          string
	Carrier       string // of the role carrier
	Demonstration bool   // the archive is a demonstration
}

// Words is the catalog of the language asked for.
func (v *Visit) Words() *words.Catalog { return words.In(v.Lang) }

// At is the address of a page in the language asked for, by its name in both: sign-in.
func (v *Visit) At(name string) string { return v.Words().Home + name }

// Head is the frame of a page with that title.
func (v *Visit) Head(title string) *ui.Frame {
	w := v.Words()
	f := &ui.Frame{
		Lang: w.Lang, Title: title + w.Site.TitleJoin + w.Site.Name, Description: w.Form.Lead, Home: w.Home, Name: w.Site.Name, Skip: w.Site.Skip,
		Other:     ui.Link{Text: w.Site.OtherLabel, Href: w.Site.OtherHome + v.Path[len(w.Home):]},
		OtherLang: w.Site.OtherLang,
		Foot:      []string{w.Site.Caveat, w.Site.Sources},
		Style:     v.Asset("jiko.css"),
		Icon:      v.Asset("icon.svg"),
		TouchIcon: v.Asset("icon-192.png"),
		Manifest:  v.Asset("manifest.webmanifest"),
	}
	v.Dress(f)
	return f
}

// Dress adds to a frame what depends on who looks at the page.
func (v *Visit) Dress(f *ui.Frame) {
	f.Menu = v.menu()
	if v.Demonstration {
		f.Band = v.Words().Account.Demonstration
	}
}

// menu leads to the pages of the role.
func (v *Visit) menu() *ui.Menu {
	if !v.Accounts {
		return nil
	}
	w := &v.Words().Account
	m := &ui.Menu{Label: w.Menu}
	m.Current, _, _ = strings.Cut(v.Path, "?") // a list is the same page however it is narrowed down
	if v.Login == "" {
		m.Links = []ui.Link{{Text: w.SignIn, Href: v.At(SignIn)}}
		return m
	}
	for _, name := range pages[v.Role] {
		m.Links = append(m.Links, ui.Link{Text: w.Pages[name], Href: v.At(name)})
	}
	m.Who = words.Fill(w.SignedInAs, "login", v.Login)
	m.Out = ui.Button{Action: v.At(SignOut), Text: w.SignOut}
	return m
}
