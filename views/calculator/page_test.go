package calculator

import (
	"io/fs"
	"net/url"
	"regexp"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"jiko/shared/civil"
	"jiko/shared/inquiry"
	"jiko/views/uitest"
	"jiko/views/words"
	"jiko/web"
)

// noon is the clock of these tests: 2026-11-25 12:00.
var noon = instantOf("2026-11-25T12:00")

func instantOf(text string) civil.Instant {
	at, ok := civil.ParseInstant(text)
	if !ok {
		panic(text)
	}
	return at
}

// queries are what the pages of these tests answer.
var queries = []string{
	"",
	"v=1&t=2020-04-30T14:07&k=other&u=166803&a=全国&e=stop&n=2020-04-30T16:07&e=degrade&n=2020-05-03T23:39",
	"v=1&t=2020-05-30T12:56&k=internet-access&u=^2200000&a=西日本の一部&e=stop&m=336",
	"v=1&t=2020-06-29T12:11&k=emergency-voice&u=135000lines&a=石川県&e=stop&m=156&u=8000lines&a=兵庫県&e=stop&m=261",
	"v=1&t=2026-11-25T11:40&k=voice&u=3万&e=stop",
	"v=1&t=2026-11-25T11:40&k=lpwa&u=&e=degrade&d=unknown&k=voice&y=yes&u=2万以上&e=stop&m=2時間",
	"v=1&t=2024-01-01T16:10&f=submarine-cable&l=yes&e=stop&m=120&k=other&u=10&e=stop&m=120",
	"v=1&t=2024-01-01T16:10&f=satellite&l=unknown&e=stop&m=90..150&k=other&u=..29999&e=stop&m=90..150",
	"v=1&t=2021-01-01T16:10&x=information-leak",
	"v=1&t=2021-01-01T16:10&x=other-equipment&k=internet-access&u=30000..&e=stop&m=10",
	"v=1&t=2021-01-01T16:10&g=base-station&k=internet-access&u=300&e=stop&b=2021-01-01T16:20&m=200",
	"v=1&t=2007-07-31T02:58&k=voice&u=40000&e=degrade&m=130",
	"v=1&t=2026-05-01T10:00&k=internet-access&u=100000&e=stop&m=60&c=2019-04-01",
	"v=1&t=2020-13-01&k=voice&u=x&e=stop&m=-1&do=judge",
	"v=1&k=&u=3万&e=stop&d=until&do=judge",
	"v=1&q=1&t=&k=voice",
}

// input is the page for a query string in a language.
func input(lang, query string) *Input {
	in := &Input{Lang: lang, Query: query, Inquiry: new(inquiry.Inquiry), Now: noon, Asset: func(name string) string { return "/static/" + name }}
	in.Inquiry.Ask(query, noon)
	return in
}

// draw is the page as a tree.
func draw(t *testing.T, in *Input) *html.Node {
	t.Helper()
	return uitest.Draw(t, Page(in))
}

// everyPage calls with each page of these tests in both languages.
func everyPage(t *testing.T, call func(t *testing.T, in *Input, root *html.Node)) {
	for _, lang := range []string{words.Japanese.Lang, words.English.Lang} {
		for _, query := range queries {
			t.Run(lang+"?"+query, func(t *testing.T) {
				in := input(lang, query)
				call(t, in, draw(t, in))
			})
		}
	}
}

// sent is the query string that a browser makes of the form.
func sent(root *html.Node) string {
	var pairs []string
	for _, n := range uitest.All(uitest.ByID(root, "form"), "*") {
		name, kind := uitest.Attribute(n, "name"), uitest.Attribute(n, "type")
		_, checked := uitest.Lookup(n, "checked")
		switch {
		case name == "", n.Data != "input" && n.Data != "select", (kind == "radio" || kind == "checkbox") && !checked:
		case n.Data == "select":
			for _, o := range uitest.All(n, "option") {
				if _, selected := uitest.Lookup(o, "selected"); selected {
					pairs = append(pairs, name+"="+url.QueryEscape(uitest.Attribute(o, "value")))
				}
			}
		default:
			pairs = append(pairs, name+"="+url.QueryEscape(uitest.Attribute(n, "value")))
		}
	}
	return strings.Join(pairs, "&")
}

func TestTheControlsInTheirOrderAreTheGrammar(t *testing.T) {
	everyPage(t, func(t *testing.T, in *Input, root *html.Node) {
		again := input(in.Lang, sent(root))
		if again.Inquiry.Answered != in.Inquiry.Answered {
			t.Fatalf("the form sends %s", again.Query)
		}
		if in.Inquiry.Answered && again.canonical() != in.canonical() {
			t.Errorf("the form sends %s\ninstead of     %s", again.canonical(), in.canonical())
		}
	})
}

func TestEveryPageHoldsToWhatHoldsForAll(t *testing.T) {
	everyPage(t, func(t *testing.T, _ *Input, root *html.Node) { uitest.Check(t, root) })
}

func TestEveryStaticFileNamedExists(t *testing.T) {
	named := map[string]bool{}
	in := input("ja", "")
	in.Asset = func(name string) string { named[name] = true; return "/static/" + name }
	draw(t, in)
	for name := range named {
		if _, err := fs.Stat(web.Static(), name); err != nil {
			t.Errorf("the page names %s: %v", name, err)
		}
	}
	if len(named) < 6 {
		t.Errorf("the page names only %v", named)
	}
}

func TestWhatTheScriptImportsIsAskedForAtOnceAndKeptForOfflineUse(t *testing.T) {
	imported := map[string]bool{}
	follow(t, "jiko.js", imported)
	for _, n := range uitest.All(draw(t, input("ja", "")), "link") {
		if module := uitest.Attribute(n, "href"); uitest.Attribute(n, "rel") == "modulepreload" {
			if !imported[module] {
				t.Errorf("%s is asked for, and not imported", module)
			}
			delete(imported, module)
			if !strings.Contains(static(t, "sw.js"), module) {
				t.Errorf("%s is not kept for offline use", module)
			}
		}
	}
	for module := range imported {
		t.Errorf("%s is found late", module)
	}
}

var importing = regexp.MustCompile(`from '(/static/([^']+))'`)

// follow adds the addresses of what a script imports.
func follow(t *testing.T, script string, found map[string]bool) {
	for _, m := range importing.FindAllStringSubmatch(static(t, script), -1) {
		found[m[1]] = true
		follow(t, m[2], found)
	}
}

func static(t *testing.T, name string) string {
	t.Helper()
	content, err := fs.ReadFile(web.Static(), name)
	if err != nil {
		t.Fatal(err)
	}
	return string(content)
}

func TestTheFirstVisitOffersFourIncidentsThatAreSevere(t *testing.T) {
	root := draw(t, input("ja", ""))
	var examples []string
	for _, n := range uitest.All(uitest.ByID(root, "answer"), "a") {
		if query, ok := strings.CutPrefix(uitest.Attribute(n, "href"), "/?"); ok {
			examples = append(examples, query)
		}
	}
	if len(examples) != 4 {
		t.Fatalf("there are %d examples", len(examples))
	}
	for _, query := range examples {
		in := input("ja", query)
		if got := result(in); got.State != "yes" {
			t.Errorf("%s is %s", query, got.State)
		}
		if n := len([]rune(in.canonical())); n > 200 {
			t.Errorf("%s has %d characters", query, n)
		}
	}
}

func TestTheAnswerComesBeforeTheFormOnceAsked(t *testing.T) {
	for query, first := range map[string]string{"": "form", queries[1]: "result"} {
		main := uitest.ByID(draw(t, input("ja", query)), "main")
		place := func(match func(*html.Node) bool) int { return slices.IndexFunc(uitest.All(main, "*"), match) }
		form := place(func(n *html.Node) bool { return n.Data == "form" })
		answer := place(func(n *html.Node) bool { return uitest.Attribute(n, "id") == "answer" })
		if (form < answer) != (first == "form") {
			t.Errorf("%q: the form is at %d, the answer at %d", query, form, answer)
		}
	}
}

func TestMistakesAreSummedUpAndTiedToTheirFields(t *testing.T) {
	root := draw(t, input("ja", "v=1&t=2020-02-30 12:00&k=&u=たくさん&e=stop&do=judge"))
	if n := len(uitest.All(uitest.ByID(root, "summary"), "a")); n != 3 {
		t.Errorf("the summary names %d fields", n)
	}
	for _, id := range []string{"occurred", "services[0].impacts[0].users"} {
		control := uitest.ByID(root, id)
		if uitest.Attribute(control, "aria-invalid") != "true" || uitest.Text(uitest.ByID(root, id+"-error")) == "" || !strings.Contains(uitest.Attribute(control, "aria-describedby"), id+"-error") {
			t.Errorf("%s does not say what is wrong", id)
		}
	}
	if uitest.Text(uitest.ByID(root, "services[0].kind-error")) == "" {
		t.Error("the missing service is not asked for")
	}
	if !strings.HasPrefix(uitest.Text(uitest.All(root, "title")[0]), words.Japanese.Site.ErrorPrefix) {
		t.Error("the title does not tell of the mistakes")
	}
}

func TestWhatIsMissingIsNoMistakeBeforeTheFormIsSent(t *testing.T) {
	root := draw(t, input("ja", "v=1&t=12:00&k=&u=&e=stop"))
	if uitest.ByID(root, "summary") != nil || uitest.Text(uitest.ByID(root, "services[0].kind-error")) != "" {
		t.Error("the page complains of what was not asked for yet")
	}
}

func TestWhatIsTypedStaysAndWhatWasUnderstoodStandsBeside(t *testing.T) {
	root := draw(t, input("ja", "v=1&t=令和2年6月29日 12時11分&k=voice&u=約3万&e=stop&m=2:36"))
	for id, want := range map[string][2]string{
		"occurred":                                 {"令和2年6月29日 12時11分", "2020年6月29日（月）12:11"},
		"services[0].impacts[0].users":             {"約3万", "約30,000人（25,000人〜34,999人として判定）"},
		"services[0].impacts[0].phases[0].minutes": {"2:36", "2時間36分"},
	} {
		if got := uitest.Attribute(uitest.ByID(root, id), "value"); got != want[0] {
			t.Errorf("%s: typed %q, now %q", id, want[0], got)
		}
		if got := uitest.Text(uitest.ByID(root, id+"-read")); !strings.HasSuffix(got, want[1]) {
			t.Errorf("%s was read as %q, want %q", id, got, want[1])
		}
	}
}

func TestAMomentThatHasNotComeYetSaysSo(t *testing.T) {
	root := draw(t, input("ja", "v=1&t=2026-11-25T02:10&k=voice&u=1&e=stop&n=1:00頃&e=stop&n=12:00"))
	for id, want := range map[string]string{
		"services[0].impacts[0].phases[0].to": "2026年11月26日（木）1:00頃（これから先の日時です）",
		"services[0].impacts[0].phases[1].to": "2026年11月25日（水）12:00",
	} {
		if got := uitest.Text(uitest.ByID(root, id+"-read")); !strings.HasSuffix(got, "："+want) {
			t.Errorf("%s was read as %q, want %q", id, got, want)
		}
	}
}

func TestTheWayToFileAppearsOnlyOnceThereIsAForm(t *testing.T) {
	in := input("ja", queries[1])
	if strings.Contains(uitest.Text(uitest.ByID(draw(t, in), "answer")), words.Japanese.Result.FileIt) {
		t.Error("the page leads to a form that is not there")
	}
	in.Filing = true
	if !strings.Contains(uitest.Text(uitest.ByID(draw(t, in), "answer")), words.Japanese.Result.FileIt) {
		t.Error("the page does not lead to the form")
	}
}
