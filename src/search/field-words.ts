/**
 * Words of the field that mean the same, a group a line: a question with one of them finds papers with the others too. They
 * stand in any order, in the singular. An editor adds groups by `synonyms` in `site.yaml`.
 */
const GROUPS = `
LLM, large language model
VLM, vision-language model
net, network
GNN, graph neural network
CNN, convnet, convolutional network, convolutional neural network
DNN, deep neural network
RNN, recurrent neural network
BNN, Bayesian neural network, binary neural network
SNN, spiking neural network
MLP, multilayer perceptron, multi-layer perceptron
GAN, generative adversarial network
VAE, variational autoencoder, variational auto-encoder
ViT, vision transformer
MoE, mixture-of-experts
NeRF, neural radiance field
RL, reinforcement learning
RLHF, human feedback
MDP, Markov decision process
SSL, self-supervised, semi-supervised
KD, knowledge distillation
NAS, neural architecture search
OOD, out-of-distribution
FL, federated learning
DP, differentially private, differential privacy
GP, Gaussian process
PCA, principal component analysis
SVM, support vector machine
SGD, stochastic gradient descent
ODE, ordinary differential equation
PDE, partial differential equation
MCMC, Markov chain Monte Carlo
VI, variational inference
NLP, natural language processing
NMT, machine translation
QA, question answering
VQA, visual question answering
ASR, speech recognition
TTS, text-to-speech, speech synthesis
KG, knowledge graph
RAG, retrieval-augmented
CoT, chain-of-thought
ICL, in-context learning
AI, artificial intelligence
ML, machine learning
DL, deep learning
SLAM, simultaneous localization and mapping
UAV, drone, unmanned aerial vehicle
AUV, underwater vehicle
HRI, human-robot interaction
MRI, magnetic resonance imaging
CT, computed tomography
EEG, electroencephalography
Li-ion, lithium-ion
self-driving, autonomous driving, autonomous vehicle
robot arm, manipulator
picture, photo, photograph, image
dataset, data set
dialogue, dialog, conversation, chat
chatbot, dialogue system, conversational agent
lifelong, continual
forecast, predict
guess, predict
fake, synthetic
explainable, interpretable
classify, classification
privacy, private
diagnosis, diagnostic
synthesis, synthesize
symmetry, symmetric
hierarchy, hierarchical
probability, probabilistic
theory, theoretical
shrink, compress
combine, fuse, merge
speedup, acceleration, faster
`;

export const FIELD_WORDS: readonly (readonly string[])[] = GROUPS.trim()
  .split('\n')
  .map(line => line.split(', '));
