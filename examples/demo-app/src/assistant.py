"""Answers support questions from the knowledge base."""
import os

from openai import OpenAI
from sentence_transformers import SentenceTransformer
from transformers import AutoModelForCausalLM, AutoTokenizer, pipeline

ANSWER_MODEL = "Qwen/Qwen2.5-7B-Instruct"
SMALL_MODEL = "Qwen/Qwen2.5-3B-Instruct"
REASONER = os.getenv("REASONER_MODEL", "deepseek-ai/DeepSeek-R1")

embedder = SentenceTransformer("all-MiniLM-L6-v2")
tokenizer = AutoTokenizer.from_pretrained(ANSWER_MODEL)
model = AutoModelForCausalLM.from_pretrained(ANSWER_MODEL, revision="a09a35458c702b33eeacc393d103063234e8bc28")
draft = AutoModelForCausalLM.from_pretrained(SMALL_MODEL)
coder = pipeline("text-generation", model="mistralai/Codestral-22B-v0.1")


def escalate(question: str) -> str:
    """Hard questions go to a hosted model."""
    answer = OpenAI().chat.completions.create(model="gpt-4o", messages=[{"role": "user", "content": question}])
    return answer.choices[0].message.content
