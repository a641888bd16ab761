package jsonout

import (
	"go/ast"
	"go/parser"
	"go/token"
	"slices"
	"strings"
	"testing"
)

// A constant that stood in another row than its name would put a value under another name.
func TestEveryConstantStandsInTheRowOfItsName(t *testing.T) {
	file, err := parser.ParseFile(token.NewFileSet(), "names.go", nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	constants := slices.Concat(file.Decls[2].(*ast.GenDecl).Specs, file.Decls[3].(*ast.GenDecl).Specs, file.Decls[4].(*ast.GenDecl).Specs)
	for row, spec := range constants {
		identifier := spec.(*ast.ValueSpec).Names[0].Name
		want := strings.ToLower(identifier[:1]) + identifier[1:]
		if identifier == "URL" {
			want = "url"
		}
		if got := names.At(row); got != want {
			t.Errorf("%s is printed %q, want %q", identifier, got, want)
		}
	}
	if extra := names.At(len(constants)); extra != "" {
		t.Errorf("no constant for %q", extra)
	}
}
