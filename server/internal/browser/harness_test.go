package browser

import (
	"context"
	"flag"
	"fmt"
	"log/slog"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	console "github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"

	"jiko/server/internal/account"
	"jiko/server/internal/archive"
	opened "jiko/server/internal/archive/open"
	"jiko/server/internal/demo"
	"jiko/server/internal/site"
	"jiko/web"
)

// patience is how long one thing in the browser may take: longer than on a machine that is busy with others too. What is saved is tried
// again after 20 seconds at most.
const patience = time.Minute

var allocator context.Context

func TestMain(m *testing.M) {
	if flag.Parse(); testing.Short() {
		fmt.Println("skipped: a browser is driven without -short only")
		return
	}
	os.Exit(func() int {
		chromium := find("chromium", "chromium-browser", "google-chrome", "chrome")
		if chromium == "" {
			return m.Run()
		}
		// Motion is reduced, because what still scrolls is not where it was when the mouse comes down.
		options := append(chromedp.DefaultExecAllocatorOptions[:], chromedp.ExecPath(chromium), chromedp.WSURLReadTimeout(patience),
			chromedp.Flag("force-prefers-reduced-motion", true),
			chromedp.NoSandbox, chromedp.DisableGPU, chromedp.Flag("disable-quic", true),
			chromedp.Flag("disable-component-update", true), chromedp.Flag("lang", "ja"))
		var cancel context.CancelFunc
		allocator, cancel = chromedp.NewExecAllocator(context.Background(), options...)
		defer cancel()
		return m.Run()
	}())
}

func find(names ...string) string {
	for _, name := range names {
		if path, err := exec.LookPath(name); err == nil {
			return path
		}
	}
	return ""
}

// serve starts the site as it is, without an archive.
func serve(t *testing.T) *httptest.Server {
	t.Helper()
	return serveWith(t, nil)
}

// serveDemonstration starts the site on an archive with the demonstration's accounts and filings.
func serveDemonstration(t *testing.T) *httptest.Server {
	t.Helper()
	kept, err := opened.Open(context.Background(), t.TempDir(), "", time.Now, nil)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = kept.Close() })
	filler := demo.Filler{Archive: kept, Accounts: account.New(kept, account.Standard(time.Now)), Now: time.Now, Program: "test"}
	if _, err := filler.Fill(t.Context()); err != nil {
		t.Fatal(err)
	}
	return serveWith(t, kept)
}

func serveWith(t *testing.T, kept archive.Archive) *httptest.Server {
	t.Helper()
	s, err := site.New(site.Config{
		Log: slog.New(slog.DiscardHandler), Now: time.Now, Static: web.Static(), Version: "test",
		Timeout: patience, JudgeRate: 1000, JudgeBurst: 1000, Archive: kept, TokenRate: 1000, TokenBurst: 1000,
	})
	if err != nil {
		t.Fatal(err)
	}
	server := httptest.NewServer(s)
	t.Cleanup(server.Close)
	return server
}

// tab is one tab of a browser with an empty profile. Errors and refusals on its console fail the test.
type tab struct {
	*testing.T
	ctx context.Context
}

// open opens a tab of that size in CSS pixels; the test is skipped where there is no browser.
func open(t *testing.T, width, height int64) *tab {
	t.Helper()
	if allocator == nil {
		t.Skip("no Chromium on the PATH: install it (Debian: apt-get install chromium fonts-noto-cjk) to run this test")
	}
	ctx, cancel := chromedp.NewContext(allocator)
	t.Cleanup(cancel)
	if err := chromedp.Listen(ctx, complain(t)); err != nil {
		t.Fatal(err)
	}
	if err := chromedp.Do(ctx, chromedp.EmulateViewport(width, height)); err != nil { // with a deadline, the browser would end at it
		t.Fatal(err)
	}
	return &tab{t, ctx}
}

// complain fails the test for what the page throws or reports as an error, and for what its Content-Security-Policy refuses.
func complain(t *testing.T) func(any) {
	return func(event any) {
		switch e := event.(type) {
		case *runtime.EventExceptionThrown:
			t.Errorf("the page threw: %s %v", e.ExceptionDetails.Text, e.ExceptionDetails.Exception)
		case *runtime.EventConsoleAPICalled:
			if e.Type == runtime.ConsoleAPICalledTypeError {
				t.Errorf("the page reported an error: %v", e.Args)
			}
		case *console.EventEntryAdded:
			if e.Entry.Source == console.EntrySourceSecurity {
				t.Errorf("the browser refused something: %s", e.Entry.Text)
			}
		}
	}
}

// patient is the context of one thing in the browser.
func (b *tab) patient() (context.Context, context.CancelFunc) {
	return context.WithTimeout(b.ctx, patience)
}

func (b *tab) run(actions ...chromedp.Action[chromedp.Void]) {
	b.Helper()
	ctx, cancel := b.patient()
	defer cancel()
	if err := chromedp.Do(ctx, actions...); err != nil {
		b.Fatalf("%v\n%s", err, b.answer())
	}
}

// visit loads an address and waits until the page is live, which needs its script and the rules in WebAssembly.
func (b *tab) visit(address string) {
	b.Helper()
	b.run(chromedp.Navigate(address), chromedp.WaitVisible(chromedp.CSS("#form")))
	b.until(`document.documentElement.classList.contains('live')`)
}

// withoutScript turns JavaScript off.
func (b *tab) withoutScript() {
	b.run(chromedp.Func(func(ctx context.Context, t *chromedp.Target) error {
		_, err := cdp.Call(ctx, t, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: true})
		return err
	}))
}

// until waits for an expression of JavaScript to hold, on a page that is there as a whole.
func (b *tab) until(expression string) {
	b.Helper()
	ctx, cancel := b.patient()
	defer cancel()
	for ; ctx.Err() == nil; time.Sleep(100 * time.Millisecond) {
		holds, err := chromedp.Run(ctx, chromedp.Evaluate[bool](`document.readyState === 'complete' && !!(`+expression+`)`))
		if err == nil && holds {
			return
		}
	}
	b.Fatalf("never became true: %s\n%s", expression, b.answer())
}

// eval is the value of an expression of JavaScript; a promise is waited for.
func eval[V any](b *tab, expression string) V {
	b.Helper()
	ctx, cancel := b.patient()
	defer cancel()
	value, err := chromedp.Run(ctx, chromedp.Evaluate[V](expression, chromedp.EvalAwaitPromise))
	if err != nil {
		b.Fatal(err)
	}
	return value
}

// answer is the text of the answer.
func (b *tab) answer() string {
	ctx, cancel := b.patient()
	defer cancel()
	text, err := chromedp.Run(ctx, chromedp.Evaluate[string](`document.getElementById('answer')?.innerText ?? document.body.innerText`))
	if err != nil {
		return err.Error()
	}
	return text
}

// control is the selector of the control with that path.
func control(path string) string { return `[id="` + path + `"]` }

// fill types into the field with that path, instead of what was there.
func (b *tab) fill(path, text string) {
	b.Helper()
	eval[bool](b, `(e => (e.value = '', true))(document.getElementById(`+quoted(path)+`))`)
	b.run(chromedp.SendKeys(chromedp.CSS(control(path)), text))
}

// value is what stands in the field with that path.
func (b *tab) value(path string) string {
	b.Helper()
	return eval[string](b, `document.getElementById(`+quoted(path)+`).value`)
}

// choose picks the answer of that value to the question with that path.
func (b *tab) choose(path, value string) {
	b.Helper()
	selector := control(path) + ` input[value="` + value + `"]`
	b.run(chromedp.Click(chromedp.CSS(selector)))
	b.until(`document.querySelector(` + quoted(selector) + `).checked`)
}

// press clicks the button that asks for that change of the form.
func (b *tab) press(selector string) {
	b.Helper()
	b.run(chromedp.ScrollIntoView(chromedp.CSS(selector)), chromedp.Click(chromedp.CSS(selector), chromedp.NodeVisible))
}

// appears waits until the page has a control with that path: a form that gets another part is built anew.
func (b *tab) appears(path string) {
	b.Helper()
	b.until(`document.getElementById(` + quoted(path) + `)?.offsetParent`)
}

// expect fails unless the answer says something.
func (b *tab) expect(sentence string) {
	b.Helper()
	b.until(`document.getElementById('answer').innerText.includes(` + quoted(sentence) + `)`)
}

func quoted(s string) string { return "`" + strings.ReplaceAll(s, "`", "\\`") + "`" }

// picture leaves a screenshot of the whole page, when they are asked for.
func (b *tab) picture(name string) {
	b.Helper()
	b.keep(name, chromedp.FullScreenshot(100))
}

// view is picture for what of the page is in the window.
func (b *tab) view(name string) {
	b.Helper()
	b.keep(name, chromedp.CaptureScreenshot())
}

func (b *tab) keep(name string, screenshot chromedp.Action[[]byte]) {
	b.Helper()
	folder := os.Getenv("JIKO_SCREENSHOTS")
	if folder == "" {
		return
	}
	ctx, cancel := b.patient()
	defer cancel()
	png, err := chromedp.Run(ctx, screenshot)
	if err != nil {
		b.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(folder, name+".png"), png, 0o644); err != nil {
		b.Fatal(err)
	}
}

// load loads an address that the browser may answer without JavaScript.
func (b *tab) load(address string) {
	b.Helper()
	b.run(chromedp.Navigate(address), chromedp.WaitVisible(chromedp.CSS("#form")))
}
