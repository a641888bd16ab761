package main

import (
	"bytes"
	"context"
	"maps"
	"os"
	"slices"
	"testing"

	"github.com/andybalholm/brotli"
	"github.com/tetratelabs/wazero/api"

	"jiko/shared/inquiry"
	"jiko/shared/inquiry/corpus"
	"jiko/wasm/artefact"
)

func TestTheModuleIsFresh(t *testing.T) {
	origin := originOf(t)
	sources, err := artefact.Hash(os.DirFS(".."))
	if err != nil {
		t.Fatal(err)
	}
	if origin.Sources != sources || origin.Module != artefact.Sum(committed(t)) {
		t.Error("stale: run make wasm")
	}
}

func originOf(t *testing.T) artefact.Origin {
	t.Helper()
	origin, err := artefact.OriginOf("..")
	if err != nil {
		t.Fatal(err)
	}
	return origin
}

// TestTheModuleIsWhatItsSourcesGive builds it anew where the same tools are at hand.
func TestTheModuleIsWhatItsSourcesGive(t *testing.T) {
	tools, err := artefact.Find(t.Context(), false)
	if err != nil {
		t.Skip(err) // the README tells how to get them
	}
	if made := originOf(t).Tools; made != tools.Versions {
		t.Skipf("the module was made with %s, not %s: to run this, install what the README names for make wasm", made, tools.Versions)
	}
	for range 2 {
		built, err := artefact.Build(t.Context(), "..", tools)
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(built, committed(t)) {
			t.Error("the sources give other bytes: run make wasm")
		}
	}
}

func TestTheModuleIsSmall(t *testing.T) {
	wasm := committed(t)
	var b bytes.Buffer
	w := brotli.NewWriterLevel(&b, brotli.BestCompression)
	w.Write(wasm)
	w.Close()
	t.Logf("%d bytes, %d with brotli", len(wasm), b.Len())
	if limit := 40 << 10; len(wasm) > limit {
		t.Errorf("%d bytes are more than %d", len(wasm), limit)
	}
	if limit := 16 << 10; b.Len() > limit {
		t.Errorf("%d bytes with brotli are more than %d", b.Len(), limit)
	}
}

func TestTheModuleKeepsTheContract(t *testing.T) {
	_, compiled := compile(t, context.Background())
	if imports := len(compiled.ImportedFunctions()) + len(compiled.ImportedMemories()); imports > 0 {
		t.Errorf("the module imports %d things from the host", imports)
	}
	got := slices.Sorted(maps.Keys(compiled.ExportedFunctions()))
	got = append(got, slices.Sorted(maps.Keys(compiled.ExportedMemories()))...)
	if !slices.Equal(got, artefact.Exports) {
		t.Errorf("the module exports %v, want %v", got, artefact.Exports)
	}
	const i32, i64 = api.ValueTypeI32, api.ValueTypeI64
	for name, want := range map[string][2][]api.ValueType{
		"_initialize": {{}, {}}, "input": {{i32}, {i32}}, "ask": {{i32, i64}, {i32}}, "answer": {{}, {i32}},
	} {
		f := compiled.ExportedFunctions()[name]
		if !slices.Equal(f.ParamTypes(), want[0]) || !slices.Equal(f.ResultTypes(), want[1]) {
			t.Errorf("%s takes %v and gives %v", name, f.ParamTypes(), f.ResultTypes())
		}
	}
}

func TestATextThatIsTooLongIsRefused(t *testing.T) {
	m := load(t)
	for _, n := range []int32{inquiry.MaxQuery + 1, 1 << 20, 1<<31 - 1, -1, -1 << 31} {
		if at := m.call(m.inputFn, api.EncodeI32(n)); at != 0 {
			t.Errorf("input takes %d bytes", n)
		}
		if length := m.call(m.askFn, api.EncodeI32(n), 0); length != 0 {
			t.Errorf("ask answers %d bytes", n)
		}
		m.read(0)
	}
	var n native
	same(t, m, &n, corpus.Question{Query: "k=voice"})
}

// TestAnyLengthCanBeAsked: more or fewer bytes than input was told of, and none.
func TestAnyLengthCanBeAsked(t *testing.T) {
	m := load(t)
	var n native
	const query = "v=1&t=2020-06-29T12:11&k=emergency-voice&u=135000&e=stop&m=156"
	for _, length := range []int{0, 1, len("v=1&t=2020"), len(query)} {
		at := m.call(m.inputFn, api.EncodeI32(int32(len(query)/2)))
		m.memory.WriteString(uint32(at), query)
		got := m.read(m.call(m.askFn, api.EncodeI32(int32(length)), 0))
		if want := n.ask(query[:length], 0); !bytes.Equal(got, want) {
			t.Errorf("the first %d bytes are answered with %s, want %s", length, got, want)
		}
	}
	if got := m.read(m.call(m.askFn, api.EncodeI32(inquiry.MaxQuery), 0)); len(got) == 0 {
		t.Error("what was left in the buffer is not answered")
	}
}
