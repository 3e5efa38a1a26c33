import assert from 'node:assert/strict';
import { Lines } from '../../src/core/text/lines.js';
import { layoutNotebook, writeNotebook } from '../../src/session/notebookLayout.js';

describe('layout of notebooks', () => {
  const cells = [
    { code: false, text: '# Title\n' },
    { code: true, text: 'import x\nm = f("Qwen/Qwen2.5-3B-Instruct",\t"é")\nprint(m)' },
  ];

  it('finds the place in a cell of a place in the file, escapes counted', () => {
    const text = writeNotebook(cells, 'python');
    const place = new Lines(text).place(text.indexOf('Qwen/'));
    assert.deepEqual(layoutNotebook(text).toCell(1, place.line, place.column), { line: 1, character: 7 });
    const after = new Lines(text).place(text.indexOf('é'));
    assert.deepEqual(layoutNotebook(text).toCell(1, after.line, after.column), { line: 1, character: 35 });
  });

  it('reads a source that is one string', () => {
    const text = JSON.stringify({ cells: [{ cell_type: 'code', source: 'a = 1\nb = "org/model"\n' }] });
    const place = new Lines(text).place(text.indexOf('org/model'));
    assert.deepEqual(layoutNotebook(text).toCell(0, place.line, place.column), { line: 1, character: 5 });
  });

  it('has no place for what lies outside the cell, and none in what is no notebook', () => {
    const text = writeNotebook(cells, 'python');
    assert.equal(layoutNotebook(text).toCell(0, 1, 1), null);
    assert.equal(layoutNotebook('{ "cells": 3').cells, 0);
    assert.equal(layoutNotebook('').toCell(0, 1, 1), null);
  });
});
