package artefact

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
)

// Build makes the module from the sources under root, the same bytes each time with the same tools.
func Build(ctx context.Context, root string, tools *Tools) ([]byte, error) {
	folder, err := os.MkdirTemp("", "classifier")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(folder)
	b := build{ctx: ctx, root: root, folder: folder, tools: tools}
	b.compile("compiled.wasm")
	b.reduce("compiled.wasm", "reduced.wasm")
	b.optimize("reduced.wasm", "optimized.wasm")
	if b.err != nil {
		return nil, b.err
	}
	return os.ReadFile(b.path("optimized.wasm"))
}

// build does its steps until one fails.
type build struct {
	ctx          context.Context
	root, folder string // of the module; for the files in between
	tools        *Tools
	err          error
}

func (b *build) path(name string) string { return filepath.Join(b.folder, name) }

func (b *build) run(name string, args ...string) {
	if b.err != nil {
		return
	}
	cmd := exec.CommandContext(b.ctx, name, args...)
	cmd.Dir = b.root
	// The linker's cache does not know all flags: an empty one keeps an earlier build from shining through.
	cmd.Env = append(os.Environ(), "GOCACHE="+b.path("cache"), "WASMOPT="+b.path(handOn), "OPTIMIZER="+b.tools.optimizer)
	if out, err := cmd.CombinedOutput(); err != nil {
		b.err = fmt.Errorf("%s: %w\n%s", name, err, out)
	}
}

// handOn stands in for the optimizer that TinyGo asks for its version and runs at the end (-Oz -g FROM --output TO): what that one sets into
// its callers is not taken out again.
const (
	handOn = "handon"
	script = `#!/bin/sh
if [ "$1" = --version ]; then exec "$OPTIMIZER" --version; fi
cp "$3" "$5"
`
)

func (b *build) compile(to string) {
	b.err = os.WriteFile(b.path(handOn), []byte(script), 0o700)
	args := append([]string{"build", "-o", b.path(to), "-target=" + target}, Flags...)
	b.run("tinygo", append(args, "./"+bridge)...)
}

// features are those that target.json allows.
var features = []string{
	"--enable-bulk-memory", "--enable-multivalue", "--enable-mutable-globals", "--enable-nontrapping-float-to-int", "--enable-sign-ext",
}

// reduce takes out the exports that the page does not use, four of TinyGo's for floats, with all that only they need.
func (b *build) reduce(from, to string) {
	type node struct {
		Name    string   `json:"name"`
		Export  string   `json:"export,omitempty"`
		Root    bool     `json:"root,omitempty"`
		Reaches []string `json:"reaches,omitempty"`
	}
	graph := []node{{Name: "page", Root: true, Reaches: Exports}}
	for _, name := range Exports {
		graph = append(graph, node{Name: name, Export: name})
	}
	text, err := json.Marshal(graph)
	if err == nil {
		err = os.WriteFile(b.path("graph.json"), text, 0o600)
	}
	b.err = errors.Join(b.err, err)
	reducer := filepath.Join(filepath.Dir(b.tools.optimizer), "wasm-metadce")
	b.run(reducer, slices.Concat(features, []string{b.path(from), "--graph-file", b.path("graph.json"), "-o", b.path(to)})...)
}

// optimize takes the control flow apart, puts it together anew and leaves functions with one caller where they are: what comes out is
// alike in more places, and brotli finds it. That the lowest 1,024 bytes of memory are not used, the end of a stack that is never that
// deep, is what TestTheStackIsDeepEnough holds.
func (b *build) optimize(from, to string) {
	args := slices.Concat(features, passes, []string{b.path(from), "-o", b.path(to)})
	b.run(b.tools.optimizer, args...)
}

var passes = []string{
	"--low-memory-unused", "--one-caller-inline-max-function-size", "0", "-Oz", "--flatten", "--rereloop", "-Oz", "-Oz",
	"--strip-debug", "--strip-producers", "--strip-target-features",
}

// Tools are TinyGo, from the PATH, and Binaryen. Other versions make other bytes.
type Tools struct {
	Versions  string
	optimizer string // the path of wasm-opt; wasm-metadce stands beside it
}

const binaryen = "132"

// Find finds the tools. A Binaryen that is not on the PATH is taken from npm, where it may have to be downloaded first.
func Find(ctx context.Context, download bool) (*Tools, error) {
	tinygo, err := exec.CommandContext(ctx, "tinygo", "version").Output()
	if err != nil {
		return nil, fmt.Errorf("tinygo: %w", err)
	}
	optimizer, err := findOptimizer(ctx, download)
	if err != nil {
		return nil, err
	}
	version, err := exec.CommandContext(ctx, optimizer, "--version").Output()
	if err != nil {
		return nil, fmt.Errorf("%s: %w", optimizer, err)
	}
	return &Tools{Versions: versions(tinygo) + "; " + versions(version), optimizer: optimizer}, nil
}

func findOptimizer(ctx context.Context, download bool) (string, error) {
	if version, err := exec.CommandContext(ctx, "wasm-opt", "--version").Output(); err == nil && versions(version) == "wasm-opt "+binaryen {
		return exec.LookPath("wasm-opt")
	}
	args := []string{"exec", "--yes", "--package=binaryen@" + binaryen, "--", "which", "wasm-opt"}
	if !download {
		args = append(args[:1:1], append([]string{"--offline"}, args[1:]...)...)
	}
	path, err := exec.CommandContext(ctx, "npm", args...).Output()
	if err != nil {
		return "", fmt.Errorf("wasm-opt of Binaryen %s is neither on the PATH nor to be had from npm: %w", binaryen, err)
	}
	return strings.TrimSpace(string(path)), nil
}

// noise is what a version says of the machine that it runs on, and what is no version.
var noise = regexp.MustCompile(` \w+/\w+| version| \(version_\d+\)|using `)

func versions(output []byte) string {
	return noise.ReplaceAllString(strings.TrimSpace(string(output)), "")
}
