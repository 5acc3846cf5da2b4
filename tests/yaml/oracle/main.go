// Prints what Go's YAML modules make of texts: the reference of tests/yaml/oracle_test.cpp.
//
// Standard input: one JSON object a line, {"dialect": "kubernetes", "kustomize" or "emit" (print
// again what was read), "text": base64}.
// Standard output: one line each, {"ok": true, "value": JSON} or {"ok": false, "error": text}.
package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"

	"gopkg.in/yaml.v3"
	sigs "sigs.k8s.io/yaml"
)

type question struct {
	Dialect string `json:"dialect"`
	Text    []byte `json:"text"`
}

type answer struct {
	OK    bool            `json:"ok"`
	Value json.RawMessage `json:"value,omitempty"`
	Error string          `json:"error,omitempty"`
}

// withStringKeys makes a value of yaml.v3 fit for JSON.
func withStringKeys(value any) any {
	switch typed := value.(type) {
	case map[string]any:
		out := map[string]any{}
		for key, item := range typed {
			out[key] = withStringKeys(item)
		}
		return out
	case map[any]any:
		out := map[string]any{}
		for key, item := range typed {
			out[fmt.Sprint(key)] = withStringKeys(item)
		}
		return out
	case []any:
		for i := range typed {
			typed[i] = withStringKeys(typed[i])
		}
		return typed
	}
	return value
}

func read(q question) (value []byte, err error) {
	defer func() {
		if problem := recover(); problem != nil {
			err = fmt.Errorf("panic: %v", problem)
		}
	}()
	if q.Dialect == "emit" {
		value, err := sigs.YAMLToJSON(q.Text)
		if err != nil {
			return nil, err
		}
		printed, err := sigs.JSONToYAML(value)
		if err != nil {
			return nil, err
		}
		return json.Marshal(string(printed))
	}
	if q.Dialect == "kubernetes" {
		return sigs.YAMLToJSON(q.Text)
	}
	var parsed any
	if err := yaml.Unmarshal(q.Text, &parsed); err != nil {
		return nil, err
	}
	return json.Marshal(withStringKeys(parsed))
}

func main() {
	in := json.NewDecoder(bufio.NewReaderSize(os.Stdin, 1<<20))
	out := bufio.NewWriter(os.Stdout)
	defer out.Flush()
	encoder := json.NewEncoder(out)
	for {
		var q question
		if in.Decode(&q) != nil {
			return
		}
		value, err := read(q)
		if err != nil {
			encoder.Encode(answer{Error: err.Error()})
		} else {
			encoder.Encode(answer{OK: true, Value: value})
		}
	}
}
