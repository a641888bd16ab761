// Package architecture holds the tree to the rules of the house: who may import whom, and what stands where. Each rule says why.
package architecture

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// root is the top of the tree.
const root = "../../.."

// module is the path of the module, which every import of our own begins with.
const module = "jiko"

// rule says what the files below a folder may import.
type rule struct {
	folder  string
	tests   bool // the rule holds for tests as well
	reason  string
	allowed func(imported string) bool
}

// rules are checked for every file below their folder.
var rules = []rule{
	{"shared", false, "the rules run in the browser under TinyGo: no I/O, no clock, no floats, and nothing heavy", func(imported string) bool {
		return ours(imported, "shared") || slices.Contains(sharedLibrary, imported)
	}},
	{"shared", true, "the rules stand alone, and so do their tests: what checks them must not depend on others' code", func(imported string) bool {
		return ours(imported, "shared") || standard(imported)
	}},
	{"views", false, "pages are pure functions of the facts: they know the rules and templ, not the server that shows them", func(imported string) bool {
		return ours(imported, "views", "shared") || standard(imported) || imported == "github.com/a-h/templ" || strings.HasPrefix(imported, "github.com/a-h/templ/") || imported == "golang.org/x/net/html"
	}},
	{"wasm", false, "what is built for the browser stands on the rules alone", func(imported string) bool {
		return !ours(imported) || ours(imported, "shared", "wasm")
	}},
	{"web", false, "the static files are data: who serves them comes to them", standard},
	{"server", false, "the server stands on views, web and shared; the bridge is for the browser", func(imported string) bool {
		return !ours(imported) || ours(imported, "server", "views", "web", "shared")
	}},
}

// sharedLibrary is what the rules may take from the standard library.
var sharedLibrary = []string{"cmp", "errors", "iter", "math", "math/bits", "slices", "strconv", "strings", "time", "unicode/utf8"}

// owner says which folder alone may import a library.
type owner struct{ library, folder, reason string }

var owners = []owner{
	{"go.mongodb.org/mongo-driver", "server/internal/archive/mongo", "the archive is an interface: only its MongoDB engine knows the driver"},
	{"modernc.org/sqlite", "server/internal/archive/sqlite", "the archive is an interface: only its SQLite engine knows SQL"},
	{"database/sql", "server/internal/archive/sqlite", "the archive is an interface: only its SQLite engine knows SQL"},
	{"golang.org/x/net/html", "views/uitest", "pages are drawn, not read: only tests look into them"},
	{"github.com/labstack/echo", "server/internal/site", "HTTP is the site's: what it calls knows facts and refusals"},
}

// source is a Go file with what it imports.
type source struct {
	name    string // from the top of the tree
	syntax  *ast.File
	imports []string
}

func (s *source) isTest() bool { return strings.HasSuffix(s.name, "_test.go") }

func (s *source) below(folder string) bool { return strings.HasPrefix(s.name, folder+"/") }

// sources are all Go files of the tree.
func sources(t *testing.T) []source {
	t.Helper()
	var all []source
	err := filepath.WalkDir(root, func(name string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		relative, err := filepath.Rel(root, name)
		if err != nil {
			return err
		}
		if entry.IsDir() && relative != "." && (strings.HasPrefix(entry.Name(), ".") || entry.Name() == "testdata" || relative == "bin" || relative == "data") {
			return filepath.SkipDir
		}
		if _, err := os.Stat(filepath.Join(name, "go.mod")); err == nil && relative != "." {
			return filepath.SkipDir // a module of its own, such as a benchmark: what it imports is not in ours
		}
		if path.Ext(name) != ".go" {
			return nil
		}
		file, err := parser.ParseFile(token.NewFileSet(), name, nil, parser.SkipObjectResolution)
		if err != nil {
			return err
		}
		all = append(all, source{filepath.ToSlash(relative), file, imports(t, file)})
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if len(all) < 50 {
		t.Fatalf("only %d files were found", len(all))
	}
	return all
}

func imports(t *testing.T, file *ast.File) []string {
	t.Helper()
	var paths []string
	for _, spec := range file.Imports {
		imported, err := strconv.Unquote(spec.Path.Value)
		if err != nil {
			t.Fatal(err)
		}
		paths = append(paths, imported)
	}
	return paths
}

// standard tells whether a package is of the standard library: the first part of its path has no dot, and is not our module.
func standard(imported string) bool {
	first, _, _ := strings.Cut(imported, "/")
	return first != module && !strings.Contains(first, ".")
}

// ours tells whether a package is of this module, in one of the folders when there are any.
func ours(imported string, folders ...string) bool {
	rest, ok := strings.CutPrefix(imported, module+"/")
	if !ok || len(folders) == 0 {
		return ok
	}
	return slices.ContainsFunc(folders, func(folder string) bool { return rest == folder || strings.HasPrefix(rest, folder+"/") })
}

func TestImportsRunOneWay(t *testing.T) {
	for _, file := range sources(t) {
		for _, r := range rules {
			if !file.below(r.folder) || file.isTest() && !r.tests {
				continue
			}
			for _, imported := range file.imports {
				if !r.allowed(imported) {
					t.Errorf("%s imports %s: %s", file.name, imported, r.reason)
				}
			}
		}
	}
}

// TestTheBridgeCarriesTheRulesAlone: beside the files of package main stand the tools that build it, which run on our machines.
func TestTheBridgeCarriesTheRulesAlone(t *testing.T) {
	for _, file := range sources(t) {
		if path.Dir(file.name) != "wasm" || file.isTest() {
			continue
		}
		for _, imported := range file.imports {
			if !ours(imported, "shared") && imported != "unsafe" {
				t.Errorf("%s imports %s: the bridge is what a browser loads, and every other package makes it large", file.name, imported)
			}
		}
	}
}

func TestLibrariesHaveOneOwner(t *testing.T) {
	for _, file := range sources(t) {
		for _, o := range owners {
			for _, imported := range file.imports {
				if strings.HasPrefix(imported, o.library) && !file.below(o.folder) && !file.isTest() {
					t.Errorf("%s imports %s: %s", file.name, imported, o.reason)
				}
			}
		}
	}
}

// TestOnlyTheCommandReadsTheClock finds every use of the clock and of the machine's time zone. An answer must depend on
// what was asked and on the instant that was handed in, or it cannot be tested, nor computed twice the same. The engines of
// the archive measure how long they wait, and nothing else.
func TestOnlyTheCommandReadsTheClock(t *testing.T) {
	forbidden := []string{"Now", "Since", "Until", "Local", "LoadLocation"}
	for _, file := range sources(t) {
		if file.isTest() || file.below("server/internal/command") || file.below("server/internal/archive") || !slices.Contains(file.imports, "time") {
			continue
		}
		ast.Inspect(file.syntax, func(node ast.Node) bool {
			selector, ok := node.(*ast.SelectorExpr)
			if !ok || !slices.Contains(forbidden, selector.Sel.Name) {
				return true
			}
			if name, ok := selector.X.(*ast.Ident); ok && name.Name == "time" {
				t.Errorf("%s uses time.%s: take the instant from who calls; only the command line has a clock", file.name, selector.Sel.Name)
			}
			return true
		})
	}
}

// TestTheRulesHaveNoFloats: a threshold is a whole number, and rounding differs between machines.
func TestTheRulesHaveNoFloats(t *testing.T) {
	for _, file := range sources(t) {
		if file.isTest() || !file.below("shared") {
			continue
		}
		ast.Inspect(file.syntax, func(node ast.Node) bool {
			switch node := node.(type) {
			case *ast.Ident:
				if node.Name == "float64" || node.Name == "float32" {
					t.Errorf("%s uses %s: the rules are whole numbers only", file.name, node.Name)
				}
			case *ast.BasicLit:
				if node.Kind == token.FLOAT && strings.Contains(node.Value, ".") { // 1e4 is a whole number
					t.Errorf("%s uses %s: the rules are whole numbers only", file.name, node.Value)
				}
			}
			return true
		})
	}
}

// TestTheTopHoldsNothingElse: who opens the tree must find its way at a glance.
func TestTheTopHoldsNothingElse(t *testing.T) {
	allowed := []string{"shared", "wasm", "views", "web", "server", "go.mod", "go.sum", "Makefile", "README.md", "LICENSE", "docs"}
	command := exec.Command("git", "ls-files", "--", ":(top)")
	command.Dir = root
	tracked, err := command.Output()
	if err != nil {
		t.Skip("this is no git checkout, so what belongs to the tree is not known: run in a clone")
	}
	for name := range strings.Lines(string(tracked)) {
		top, _, _ := strings.Cut(strings.TrimSpace(name), "/")
		if !strings.HasPrefix(top, ".") && !slices.Contains(allowed, top) {
			t.Errorf("%s stands at the top: put it into one of the folders %q", top, allowed[:5])
		}
	}
}

// TestTheRulesWouldNotice holds the checks themselves against imports that must not pass.
func TestTheRulesWouldNotice(t *testing.T) {
	for _, test := range []struct {
		folder, imported string
		allowed          bool
	}{
		{"shared", "jiko/shared/civil", true},
		{"shared", "fmt", false},
		{"shared", "encoding/json", false},
		{"shared", "jiko/views/words", false},
		{"shared", "jiko/sharedsecret", false},
		{"shared", "golang.org/x/text/width", false},
		{"views", "net/http", true},
		{"views", "jiko/web", false},
		{"views", "github.com/labstack/echo/v4", false},
		{"wasm", "jiko/views", false},
		{"wasm", "jiko/web", false},
		{"web", "jiko/shared/civil", false},
		{"server", "jiko/wasm", false},
		{"server", "github.com/labstack/echo/v4", true},
	} {
		i := slices.IndexFunc(rules, func(r rule) bool { return r.folder == test.folder && !r.tests })
		if got := rules[i].allowed(test.imported); got != test.allowed {
			t.Errorf("%s imports %s: allowed %v, want %v", test.folder, test.imported, got, test.allowed)
		}
	}
	if _, err := os.Stat(filepath.Join(root, "go.mod")); err != nil {
		t.Error("root is not the top of the tree")
	}
}
