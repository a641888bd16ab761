# Everything here needs Go, make and git, and nothing else. Only "make wasm" needs TinyGo.

ADDR     = 127.0.0.1:8080
DATA     = ./data
FUZZTIME = 30s
KILLS    = 100
VERSION := $(shell git describe --always --dirty 2>/dev/null || echo devel)

# The race detector needs a C compiler. Go says 0 where there is none.
CGO  := $(shell go env CGO_ENABLED)
RACE  = $(if $(filter 1,$(CGO)),-race,)

.PHONY: run build test check format vet lint generated tidy race cover generate wasm bench bench-archive pictures fuzz kill

# run shows the demonstration where ./data is empty, and leaves an archive that is in use as it is.
run: build
	./bin/jiko demo --fy 2020 --if-empty --data $(DATA) >/dev/null
	./bin/jiko serve --addr $(ADDR) --data $(DATA)

build:
	go build -trimpath -ldflags "-X jiko/server/internal/command.version=$(VERSION)" -o bin/jiko ./server

test:
	go test -timeout 60m ./...

# check is what CI runs. The rules of import, the size of the page and the freshness of the WebAssembly are tests as well.
check: format vet lint generated tidy race cover
	@echo "check: all is well"

format:
	@files=$$(gofmt -l shared wasm views web server); if [ -n "$$files" ]; then echo "gofmt -w $$files"; exit 1; fi
	go tool templ fmt -fail views

vet:
	go vet ./...

# staticcheck does not know that go:wasmexport makes a function used.
lint:
	go tool staticcheck $$(go list ./... | grep -v '/wasm$$')
	go tool staticcheck -checks inherit,-U1000 ./wasm

# generated fails when a page was changed and not generated anew.
generated:
	@before=$$(find views -name '*_templ.go' -exec cksum {} + | sort); \
	go tool templ generate -log-level warn; \
	after=$$(find views -name '*_templ.go' -exec cksum {} + | sort); \
	if [ "$$before" != "$$after" ]; then echo "generated code was stale: commit what make generate made"; exit 1; fi

tidy:
	go mod tidy -diff

# race runs the tests a second time. What drives a browser or kills servers has run in make test.
race:
	@[ -n "$(RACE)" ] || echo "no C compiler, so no race detector: install gcc to have it"
	go test -short -timeout 30m $(RACE) ./...

# cover fails when a statement of the rules is not run by a test of the rules. The corpus is what tests are made from.
cover:
	@mkdir -p bin
	go test -coverpkg=$$(go list ./shared/... | grep -v /corpus | paste -sd , -) -coverprofile=bin/cover.out ./shared/...
	@go tool cover -func=bin/cover.out | awk '$$NF != "100.0%" { print; short = 1 } END { exit short }'

generate:
	go tool templ generate

# wasm builds the committed web/static/classifier.wasm anew. It needs TinyGo 0.41, and Binaryen 132 or npm to fetch it.
wasm:
	go run ./wasm/build

# bench also compares with go-cvss, in a module of its own so that it never enters ours.
bench:
	go test -run '^$$' -bench . -benchmem ./...
	cd shared/severity/bench && go test -run '^$$' -bench . -benchmem .

# bench-archive measures the engines of the archive beside a bare append and fsync, with 616,000 filings too: some minutes, and 3 GB
# of disk in JIKO_BENCH_DIR, or where temporary files are.
bench-archive:
	JIKO_BENCH_LARGE=1 go test -run '^$$' -bench . -benchtime 2s -timeout 2h -v ./server/internal/archive/...

# pictures makes those of the README anew. It needs Chromium, and Japanese fonts.
pictures:
	JIKO_SCREENSHOTS=$(CURDIR)/docs go test -count=1 -run PicturesOfTheREADME ./server/internal/browser

# fuzz runs every fuzz test for FUZZTIME.
fuzz:
	@for package in $$(go list ./...); do \
		for target in $$(go test -list '^Fuzz' $$package | grep '^Fuzz'); do \
			echo "$$package $$target"; \
			go test -run '^$$' -fuzz "^$$target$$" -fuzztime $(FUZZTIME) $$package || exit 1; \
		done; \
	done

# kill kills servers and what writes to an archive in the middle of their work, KILLS times on each engine, and looks what is left.
kill:
	JIKO_KILLS=$(KILLS) go test -count=1 -timeout 4h -v -run 'Kill' ./server/internal/reliability ./server/internal/archive/...
