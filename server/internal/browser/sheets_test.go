package browser

import (
	"encoding/json"
	"fmt"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"jiko/server/internal/demo"
	"jiko/views/filing"
	"jiko/views/words"
)

// printed is what the list of the ministry's report prints of the severe incidents of fiscal year 2020 (重大な事故の一覧), and the heads
// of their sheets (別紙 No. 1 to 4), as Jiko writes them. What stands below the heads comes from the data of the demonstration.
var printed = []struct {
	more  func(b *tab) // types into the calculator what fy2020 leaves out, or types otherwise
	facts []string     // 事業者名, 発生日時, 継続時間, 影響利用者数, 影響地域
}{
	{
		func(b *tab) { b.set("services[0].impacts[0].area", "全国") },
		[]string{"キヤノンマーケティングジャパン株式会社", "2020年4月30日（木）14:07", "停止 2時間", "品質の低下 81時間32分", "166,803人", "全国"},
	},
	{
		func(b *tab) {
			b.set("services[0].impacts[0].area", "西日本の一部（関西、中国、四国、九州地方のそれぞれの一部）")
		},
		[]string{"株式会社NTTドコモ", "2020年5月30日（土）12:56", "5時間36分", "最大2,200,000人", "関西、中国、四国、九州地方のそれぞれの一部"},
	},
	{
		func(b *tab) {
			b.set("services[0].impacts[0].area", "石川県（金沢市、かほく市、河北郡の一部エリア）")
			b.set("services[0].impacts[1].area", "兵庫県（丹波市の一部エリア）")
			b.choose("services[0].impacts[1].phases[0].end", "length")
			b.set("services[0].impacts[1].phases[0].minutes", "4h21m")
		},
		[]string{
			"西日本電信電話株式会社", "2020年6月29日（月）12:11", "停止 2時間36分", "停止 4時間21分", "135,000回線", "8,000回線",
			"石川県（金沢市、かほく市、河北郡の一部エリア）", "兵庫県（丹波市の一部エリア）",
		},
	},
	{
		func(b *tab) { b.set("services[0].impacts[0].area", "全国") },
		[]string{"フリービット株式会社", "2020年7月31日（金）2:58", "停止 2:58 から 11:05（8時間7分）", "106,027人", "全国"},
	},
}

// fact is something that the page of a filing says: under which headings, by which name.
type fact struct{ Section, Group, Name, Value string }

func TestTheSheetsOfFiscalYear2020GoInThroughTheFormAndComeOutAsTheyWerePrinted(t *testing.T) {
	server := serveDemonstration(t)
	for i, incident := range fy2020 {
		t.Run(incident.name, func(t *testing.T) {
			sheet := readSheet(t, i+1)
			b := open(t, 1280, 900)
			b.signIn(server.URL, demo.Accounts[i].Login)
			b.visit(server.URL + "/")
			b.choose("services[0].kind", incident.kind)
			incident.type_(b)
			printed[i].more(b)
			b.expect("重大な事故に該当します")
			b.follow(`#answer a[href*="filings/new"]`, `document.querySelector('form[action*="filings/"] #carrierRef')`)
			b.typeSheet(sheet)
			b.attachDiagram(sheet)
			b.submit(filing.Check, `document.querySelector('[value=send]')`)
			b.submit(filing.Send, `document.getElementById('received')`)
			receipt := eval[string](b, `location.pathname`)

			b.submitTo("sign-out")
			b.signIn(server.URL, "demo-staff")
			b.run(chromedp.Navigate(server.URL+receipt), chromedp.WaitVisible(chromedp.CSS("#trace")))
			b.prints(printed[i].facts)
			compare(t, factsOf(sheet), b.facts())
			b.until(`(e => (e?.scrollIntoView(), e?.naturalWidth === 40))(document.querySelector('main .file img'))`)
			b.picture("sheet-" + strconv.Itoa(i+1))
			b.printsTheDiagram(server.URL + receipt + "/" + filing.Sheet)
		})
	}
}

// readSheet is the report of a severe incident as controls of the form: its values by their names.
func readSheet(t *testing.T, n int) map[string][]string {
	t.Helper()
	content, err := os.ReadFile(fmt.Sprintf("../demo/fy2020/no%d.json", n))
	if err != nil {
		t.Fatal(err)
	}
	var members map[string]any
	if err := json.Unmarshal(content, &members); err != nil {
		t.Fatal(err)
	}
	delete(members, "incident") // typed into the calculator
	sheet := map[string][]string{}
	leaves(sheet, "", members)
	sheet["carrierRef"] = []string{"sheet-" + strconv.Itoa(n)}
	return sheet
}

// leaves names the texts and numbers inside a value by their paths.
func leaves(into map[string][]string, path string, value any) {
	switch v := value.(type) {
	case map[string]any:
		for name, member := range v {
			leaves(into, strings.TrimPrefix(path+"."+name, "."), member)
		}
	case []any:
		for i, element := range v {
			if text, ok := element.(string); ok {
				into[path] = append(into[path], text)
				continue
			}
			leaves(into, path+"["+strconv.Itoa(i)+"]", element)
		}
	case float64:
		into[path] = []string{strconv.FormatInt(int64(v), 10)}
	case string:
		into[path] = []string{v}
	}
}

// typeSheet fills in the form step by step.
func (b *tab) typeSheet(sheet map[string][]string) {
	b.Helper()
	for i, step := range filing.Steps {
		if i > 0 {
			b.onward(step.Name)
		}
		asked := map[string][]string{}
		for name, values := range sheet {
			if slices.ContainsFunc(step.Sections, func(s filing.Section) bool { return s.Name == sectionOf(name) }) {
				asked[name] = values
			}
		}
		b.typeStep(asked)
	}
}

// typeStep fills in a step of the form, adding the rows that it needs.
func (b *tab) typeStep(sheet map[string][]string) {
	b.Helper()
	for list, rows := range rowsOf(sheet) {
		for row := range rows {
			b.submit("add:"+list, `document.querySelector('[name^="`+list+`[`+strconv.Itoa(row)+`]."]')`)
		}
	}
	typed, err := json.Marshal(sheet)
	if err != nil {
		b.Fatal(err)
	}
	unknown := eval[[]string](b, `Object.entries(`+string(typed)+`).filter(([name, values]) => {
		const controls = [...document.getElementsByName(name)]
		for (const e of controls) {
			if (e.type === 'radio' || e.type === 'checkbox') e.checked = values.includes(e.value)
			else e.value = values[0]
			e.dispatchEvent(new Event('input', {bubbles: true}))
			e.dispatchEvent(new Event('change', {bubbles: true}))
		}
		return !controls.length
	}).map(([name]) => name)`)
	if len(unknown) > 0 {
		b.Errorf("the form does not ask for %q", unknown)
	}
}

// attachDiagram attaches the picture that the sheets print (機器構成図); what it shows is not in the data of the report.
func (b *tab) attachDiagram(sheet map[string][]string) {
	b.Helper()
	sheet["attachments[0].name"], sheet["attachments[0].purpose"] = []string{"機器構成図.png"}, []string{"diagram"}
	b.chooses(written(b.T, "機器構成図.png", diagram(b.T, 40)))
	b.until(`document.getElementById('attachments-0-purpose')`)
	b.set("attachments-0-purpose", "diagram")
}

// rowsOf are the lists of a sheet, with the number of their rows.
func rowsOf(sheet map[string][]string) map[string]int {
	rows := map[string]int{}
	for name := range sheet {
		list, rest, ok := strings.Cut(name, "[")
		if number, _, _ := strings.Cut(rest, "]"); ok {
			i, _ := strconv.Atoi(number)
			rows[list] = max(rows[list], i+1)
		}
	}
	return rows
}

// submit presses the button of the form that asks for something, and waits for what comes of it.
func (b *tab) submit(do, until string) {
	b.Helper()
	b.strikes(`[name=do][value="`+do+`"]:not(.unseen)`, kb.Enter)
	b.until(until)
}

// submitTo presses the button of the form of that address.
func (b *tab) submitTo(address string) {
	b.Helper()
	b.strikes(`form[action$="`+address+`"] button`, kb.Enter)
	b.until(`!document.querySelector('form[action$="` + address + `"]')`)
}

// follow goes where a link leads.
func (b *tab) follow(selector, until string) {
	b.Helper()
	b.strikes(selector, kb.Enter)
	b.until(until)
}

// prints fails where the page of a filing does not say something.
func (b *tab) prints(facts []string) {
	b.Helper()
	text := eval[string](b, `document.querySelector('main').innerText`)
	for _, f := range facts {
		if !strings.Contains(text, f) {
			b.Errorf("the page does not say %s", f)
		}
	}
}

// printsTheDiagram fails unless the sheet at the address prints the picture that is attached, and nothing that is for the screen alone.
func (b *tab) printsTheDiagram(address string) {
	b.Helper()
	b.goes(address, ".sheet .file img")
	b.until(`(e => (e.scrollIntoView(), e.naturalWidth === 40))(document.querySelector('.sheet .file img'))`)
	b.onPaper()
	box := eval[string](b, `[...document.querySelectorAll('.sheet > div')].find(d => d.querySelector('img')).innerText`)
	for _, screen := range []string{words.Japanese.Filing.Nothing, "PNG", "ダウンロード"} {
		if strings.Contains(box, screen) {
			b.Errorf("the sheet prints %q with the diagram: %s", screen, box)
		}
	}
}

// facts are what the page of a filing shows of its annex.
func (b *tab) facts() []fact {
	b.Helper()
	return eval[[]fact](b, `[...document.querySelectorAll('section.answers')].flatMap(section => {
		let group = ''
		return [...section.querySelectorAll('h3, .pairs > div')].flatMap(e => {
			if (e.matches('h3')) return group = e.textContent, []
			return {Section: section.querySelector('h2').textContent, Group: group,
				Name: e.querySelector('dt').textContent, Value: e.querySelector('dd').textContent}
		})
	})`)
}

// factsOf are what the page of a filing must show of a sheet.
func factsOf(sheet map[string][]string) []fact {
	w := &words.Japanese.Filing
	facts := []fact{{w.Sections["reference"].Label, "", w.Fields["nature"].Label, w.Natures["incident"]}}
	for name, values := range sheet {
		f := fact{Section: w.Sections[sectionOf(name)].Label, Name: w.Fields[withoutNumber(name)].Label, Value: saidOf(w, name, values)}
		if list, rest, ok := strings.Cut(name, "["); ok {
			number, _, _ := strings.Cut(rest, "]")
			i, _ := strconv.Atoi(number)
			f.Group = words.Fill(w.Rows[list], "n", strconv.Itoa(i+1))
		}
		facts = append(facts, f)
	}
	return facts
}

// sectionOf is the part of the annex in which a control stands.
func sectionOf(name string) string {
	list, _, _ := strings.Cut(name, "[")
	for _, s := range filing.Sections {
		if s.List != nil && s.List.Name == list || slices.ContainsFunc(s.Fields, func(f filing.Field) bool { return f.Name == name }) {
			return s.Name
		}
	}
	return ""
}

// withoutNumber is the name of a control without the number of its row.
func withoutNumber(name string) string {
	before, rest, _ := strings.Cut(name, "[")
	_, after, _ := strings.Cut(rest, "]")
	return before + after
}

// saidOf is what was filled in, in words.
func saidOf(w *words.Filing, name string, values []string) string {
	switch value := values[0]; {
	case name == "stage":
		return w.Stages[value]
	case name == "cause" || name == "failedEquipment":
		group, _, _ := strings.Cut(value, "/")
		return w.Terms[group] + " / " + w.Terms[value]
	case strings.HasSuffix(name, ".state"):
		return w.States[value]
	case strings.HasSuffix(name, ".purpose"):
		return words.Japanese.Attachment.Purposes[value]
	}
	return strings.Join(values, words.Japanese.Result.ListJoin)
}

// compare fails for what is missing, and for what nobody typed.
func compare(t *testing.T, want, got []fact) {
	t.Helper()
	for _, f := range want {
		if !slices.Contains(got, f) {
			t.Errorf("missing: %+v", f)
		}
	}
	for _, f := range got {
		if !slices.Contains(want, f) {
			t.Errorf("nobody typed: %+v", f)
		}
	}
	if len(want) != len(got) {
		t.Errorf("%d facts, want %d", len(got), len(want))
	}
}
