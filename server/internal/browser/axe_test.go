package browser

import (
	"archive/tar"
	"compress/gzip"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"sync"
	"testing"
	"time"
)

// axePackage is the accessibility checker by Deque, from npm, at test time only.
const axePackage = "axe-core@4.10.3"

// axe is the source of the checker: from the file that AXE names, else fetched with npm, once.
func axe(t *testing.T) string {
	t.Helper()
	if path := os.Getenv("AXE"); path != "" {
		source, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		return string(source)
	}
	source, err := fetched()
	if err != nil {
		t.Skipf("%s is not to be had from npm (%v): install Node.js, or set AXE to the path of axe.min.js", axePackage, err)
	}
	return source
}

// fetched is the checker as npm gives it. A registry that does not answer must not hold up the tests.
var fetched = sync.OnceValues(func() (string, error) {
	folder, err := os.MkdirTemp("", "axe")
	if err != nil {
		return "", err
	}
	defer os.RemoveAll(folder)
	ctx, cancel := context.WithTimeout(context.Background(), 3*time.Minute)
	defer cancel()
	npm := exec.CommandContext(ctx, "npm", "pack", axePackage, "--silent", "--pack-destination", folder)
	npm.WaitDelay = time.Second // what npm started may live on
	if out, err := npm.CombinedOutput(); err != nil {
		return "", fmt.Errorf("%w: %s", err, out)
	}
	packed, err := filepath.Glob(filepath.Join(folder, "*.tgz"))
	if err != nil || len(packed) != 1 {
		return "", errors.Join(errors.New("npm left no package"), err)
	}
	return member(packed[0], "package/axe.min.js")
})

// member is one file of a package.
func member(path, name string) (string, error) {
	file, err := os.Open(path)
	if err != nil {
		return "", err
	}
	defer file.Close()
	unzipped, err := gzip.NewReader(file)
	if err != nil {
		return "", err
	}
	for files := tar.NewReader(unzipped); ; {
		header, err := files.Next()
		if err != nil {
			return "", fmt.Errorf("%s: %w", name, err)
		}
		if header.Name == name {
			source, err := io.ReadAll(files)
			return string(source), err
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
