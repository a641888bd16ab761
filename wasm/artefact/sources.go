package artefact

import (
	"bytes"
	"fmt"
	"go/parser"
	"go/token"
	"io/fs"
	"path"
	"slices"
	"strconv"
	"strings"
)

const (
	module = "jiko/"
	bridge = "wasm"
	target = "wasm/target.json"
)

// Flags are what TinyGo is told beside the target.
var Flags = []string{"-no-debug", "-panic=trap", "-opt=z"}

// Hash is the hash of all that goes into the module, as the tree holds it: the bridge, every package of ours that it imports, the
// target, and what the tools are told.
func Hash(tree fs.FS) (string, error) {
	files, err := Sources(tree)
	if err != nil {
		return "", err
	}
	var all bytes.Buffer
	for _, name := range files {
		content, err := fs.ReadFile(tree, name)
		if err != nil {
			return "", err
		}
		fmt.Fprintf(&all, "%s %d\n", name, len(content))
		all.Write(content)
	}
	fmt.Fprintln(&all, Flags, Exports, features, passes)
	return Sum(all.Bytes()), nil
}

// Sources are the files that go into the module, in their order.
func Sources(tree fs.FS) ([]string, error) {
	files := []string{target}
	packages := []string{bridge}
	for i := 0; i < len(packages); i++ {
		names, err := goFiles(tree, packages[i])
		if err != nil {
			return nil, err
		}
		files = append(files, names...)
		for _, name := range names {
			if packages, err = addImports(packages, tree, name); err != nil {
				return nil, err
			}
		}
	}
	slices.Sort(files)
	return files, nil
}

// goFiles are the files of a package without its tests.
func goFiles(tree fs.FS, folder string) ([]string, error) {
	names, err := fs.Glob(tree, path.Join(folder, "*.go"))
	return slices.DeleteFunc(names, func(name string) bool { return strings.HasSuffix(name, "_test.go") }), err
}

// addImports adds the packages of ours that a file imports and that are not in the list.
func addImports(packages []string, tree fs.FS, name string) ([]string, error) {
	content, err := fs.ReadFile(tree, name)
	if err != nil {
		return nil, err
	}
	file, err := parser.ParseFile(token.NewFileSet(), name, content, parser.ImportsOnly)
	if err != nil {
		return nil, err
	}
	for _, spec := range file.Imports {
		imported, err := strconv.Unquote(spec.Path.Value)
		if err != nil {
			return nil, err
		}
		if folder, ours := strings.CutPrefix(imported, module); ours && !slices.Contains(packages, folder) {
			packages = append(packages, folder)
		}
	}
	return packages, nil
}
