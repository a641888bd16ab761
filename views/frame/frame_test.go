package frame

import (
	"slices"
	"testing"

	"jiko/views/ui"
	"jiko/views/words"
)

// visit is a visit of somebody with that role, nobody where it is empty, on a page.
func visit(catalog *words.Catalog, role, page string) *Visit {
	v := &Visit{Lang: catalog.Lang, Path: catalog.Home + page, Asset: func(name string) string { return "/static/" + name }, Accounts: true}
	if role != "" {
		v.Login, v.Role = "noto", role
	}
	return v
}

// everyLanguage calls with each catalog.
func everyLanguage(t *testing.T, call func(t *testing.T, w *words.Catalog)) {
	for _, w := range []*words.Catalog{&words.Japanese, &words.English} {
		t.Run(w.Lang, func(t *testing.T) { call(t, w) })
	}
}

func TestTheMenuLeadsToThePagesOfTheRole(t *testing.T) {
	everyLanguage(t, func(t *testing.T, w *words.Catalog) {
		for role, names := range map[string][]string{
			"":        {SignIn},
			"carrier": {Filings, Account},
			"staff":   {Filings, Account},
			"admin":   {Accounts, Carriers, Ledger, Account},
		} {
			menu := visit(w, role, Account).Head("x").Menu
			var want, got []string
			for _, name := range names {
				want = append(want, w.Home+name)
			}
			for _, link := range menu.Links {
				got = append(got, link.Href)
				if link.Text == "" {
					t.Errorf("%q: %s has no words", role, link.Href)
				}
			}
			if !slices.Equal(got, want) {
				t.Errorf("%q: got %v, want %v", role, got, want)
			}
			if signedIn := menu.Who != ""; signedIn != (role != "") {
				t.Errorf("%q: somebody is signed in: %v", role, signedIn)
			}
		}
	})
}

func TestThePageItselfIsMarkedHoweverItIsNarrowedDown(t *testing.T) {
	for _, page := range []string{Ledger, Ledger + "?actor=noto"} {
		if got := visit(&words.English, "admin", page).Head("x").Menu.Current; got != "/en/"+Ledger {
			t.Errorf("%s: %s", page, got)
		}
	}
}

func TestASiteWithoutAccountsHasNoMenu(t *testing.T) {
	v := visit(&words.Japanese, "", "")
	v.Accounts = false
	if menu := v.Head("x").Menu; menu != nil {
		t.Errorf("it has %+v", menu)
	}
}

func TestTheOtherLanguageIsTheSamePage(t *testing.T) {
	for _, test := range []struct {
		catalog *words.Catalog
		page    string
		want    string
	}{
		{&words.Japanese, "", "/en/"},
		{&words.Japanese, "admin/ledger?actor=noto", "/en/admin/ledger?actor=noto"},
		{&words.English, "", "/"},
		{&words.English, "admin/ledger?actor=noto", "/admin/ledger?actor=noto"},
	} {
		f := visit(test.catalog, "admin", test.page).Head("x")
		if f.Other.Href != test.want || f.OtherLang == f.Lang {
			t.Errorf("%s: the other language, %s, is at %s", test.page, f.OtherLang, f.Other.Href)
		}
	}
}

func TestADemonstrationSaysSoOnEveryPage(t *testing.T) {
	everyLanguage(t, func(t *testing.T, w *words.Catalog) {
		v := visit(w, "carrier", Filings)
		if got := v.Head("x").Band; got != "" {
			t.Errorf("an archive that is none says %s", got)
		}
		v.Demonstration = true
		if got := v.Head("x").Band; got != w.Account.Demonstration {
			t.Errorf("it says %q", got)
		}
	})
}

func TestTheFrameIsComplete(t *testing.T) {
	everyLanguage(t, func(t *testing.T, w *words.Catalog) {
		f := visit(w, "staff", Filings).Head("A page")
		for name, said := range map[string]string{
			"language": f.Lang, "title": f.Title, "description": f.Description, "home": f.Home, "name": f.Name, "way past the head": f.Skip,
			"other language": f.Other.Text, "style": f.Style, "icon": f.Icon, "touch icon": f.TouchIcon, "manifest": f.Manifest,
			"sign-out": f.Menu.Out.Text, "label of the menu": f.Menu.Label,
		} {
			if said == "" {
				t.Errorf("there is no %s", name)
			}
		}
		if want := "A page" + w.Site.TitleJoin + w.Site.Name; f.Title != want {
			t.Errorf("the title is %q, want %q", f.Title, want)
		}
		if f.Menu.Out.Action != w.Home+SignOut || f.Menu.Current != w.Home+Filings {
			t.Errorf("the menu is %+v", f.Menu)
		}
		if slices.Contains(f.Foot, "") || slices.ContainsFunc(f.Menu.Links, func(l ui.Link) bool { return l.Text == "" }) {
			t.Error("words are missing")
		}
	})
}

func TestSomebodyBeginsWithTheFirstPageOfTheRole(t *testing.T) {
	for role, want := range map[string]string{"carrier": Filings, "staff": Filings, "admin": Accounts, "": Account} {
		if got := Start(role); got != want {
			t.Errorf("%q begins with %s, want %s", role, got, want)
		}
	}
}
