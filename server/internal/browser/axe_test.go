package browser

import (
	"archive/tar"
	"compress/gzip"
	"encoding/json"
	"errors"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
)

// axePackage is the accessibility checker by Deque, from npm, at test time only.
const axePackage = "axe-core@4.10.3"

// axe is the source of the checker: from the file that AXE names, else fetched with npm.
func axe(t *testing.T) string {
	t.Helper()
	if path := os.Getenv("AXE"); path != "" {
		source, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		return string(source)
	}
	if find("npm") == "" {
		t.Skip("no npm on the PATH to fetch " + axePackage + " with: install Node.js, or set AXE to the path of axe.min.js")
	}
	folder := t.TempDir()
	if out, err := exec.Command("npm", "pack", axePackage, "--silent", "--pack-destination", folder).CombinedOutput(); err != nil {
		t.Skipf("npm cannot fetch %s: %s", axePackage, out)
	}
	packed, err := filepath.Glob(filepath.Join(folder, "*.tgz"))
	if err != nil || len(packed) != 1 {
		t.Fatal("npm left no package", err)
	}
	return member(t, packed[0], "package/axe.min.js")
}

// member is one file of a package.
func member(t *testing.T, path, name string) string {
	t.Helper()
	file, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	unzipped, err := gzip.NewReader(file)
	if err != nil {
		t.Fatal(err)
	}
	for files := tar.NewReader(unzipped); ; {
		header, err := files.Next()
		if errors.Is(err, io.EOF) {
			t.Fatalf("%s has no %s", path, name)
		}
		if err != nil {
			t.Fatal(err)
		}
		if header.Name == name {
			source, err := io.ReadAll(files)
			if err != nil {
				t.Fatal(err)
			}
			return string(source)
		}
	}
}

// check fails for everything that axe finds on the page as it stands.
func (b *tab) check(source, state string) {
	b.Helper()
	eval[int](b, source+";0")
	found := eval[string](b, `axe.run(document, {runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']})
		.then(r => JSON.stringify(r.violations.map(v => ({id: v.id, help: v.help, nodes: v.nodes.map(n => n.html.slice(0, 160)).slice(0, 3)}))))`)
	var violations []struct {
		ID, Help string
		Nodes    []string
	}
	if err := json.Unmarshal([]byte(found), &violations); err != nil {
		b.Fatal(err)
	}
	for _, v := range violations {
		b.Errorf("%s: %s: %s %q", state, v.ID, v.Help, v.Nodes)
	}
}

func TestAxeFindsNothing(t *testing.T) {
	server := serve(t)
	source := axe(t)
	for _, width := range []int64{390, 1280} {
		for _, dark := range []bool{false, true} {
			b := open(t, width, 844)
			b.dark(dark)
			for _, home := range []string{"/", "/en/"} {
				for _, query := range []string{"", queries[0], queries[5], queries[7], queries[8], queries[9], queries[15] + "&do=judge"} {
					b.visit(server.URL + home + "?" + query)
					b.until(`document.getElementById('answer').querySelector('h2')`)
					b.check(source, home+"?"+query)
				}
			}
		}
	}
}
