package browser

import (
	"os"
	"regexp"
	"slices"
	"testing"

	"github.com/chromedp/chromedp"
)

// TestThePicturesOfTheREADME makes the pictures that the README shows (make pictures), one for each of the three users.
func TestThePicturesOfTheREADME(t *testing.T) {
	server := serveDemonstration(t)
	var made []string
	for _, p := range []struct{ name, login, address, part string }{
		{"judge", "", "/?" + queries[2], "#answer"},
		{"file", "demo-canon", amendedFiling, "#form"},
		{"find", "demo-staff", "/filings?fy=2020", "#list"},
	} {
		b := open(t, 1280, 1100)
		if p.login != "" {
			b.signIn(server.URL, p.login)
		}
		b.run(chromedp.Navigate(server.URL+p.address), chromedp.WaitVisible(chromedp.CSS(p.part)))
		eval[bool](b, `document.fonts.ready.then(() => true)`)
		b.view(p.name)
		made = append(made, p.name)
	}
	readme, err := os.ReadFile("../../../README.md")
	if err != nil {
		t.Fatal(err)
	}
	var shown []string
	for _, m := range regexp.MustCompile(`\(docs/(\w+)\.png\)`).FindAllSubmatch(readme, -1) {
		shown = append(shown, string(m[1]))
	}
	if !slices.Equal(shown, made) {
		t.Errorf("the README shows %v, and the pictures are %v", shown, made)
	}
}
